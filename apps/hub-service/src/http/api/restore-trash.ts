import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { parseUuid } from './page.ts';

type RestoreTrash = HubOperations['restoreTrash'];

/** operationId: restoreTrash. 409 while the name is taken. */
export function restoreTrash(
  hub: Pick<Hub, 'resolveCaller' | 'trash'>,
): RequestHandler<PathParameters<RestoreTrash>> {
  return async (req, res) => {
    const trashId = parseUuid(req.params.trashId);
    await hub.trash.restore(await userOf(hub, req), trashId);
    answer<RestoreTrash>(res, { status: 204 });
  };
}
