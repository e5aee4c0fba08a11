import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { parseUuid } from './page.ts';

type PurgeTrash = HubOperations['purgeTrash'];

/** operationId: purgeTrash. For good. */
export function purgeTrash(
  hub: Pick<Hub, 'resolveCaller' | 'trash'>,
): RequestHandler<PathParameters<PurgeTrash>> {
  return async (req, res) => {
    const trashId = parseUuid(req.params.trashId);
    await hub.trash.purge(await userOf(hub, req), trashId);
    answer<PurgeTrash>(res, { status: 204 });
  };
}
