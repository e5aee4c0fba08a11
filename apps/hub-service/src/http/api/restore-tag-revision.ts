import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { repositoryOfPath } from './repository-of-path.ts';

type RestoreTagRevision = HubOperations['restoreTagRevision'];

const tagRestore = z.strictObject({
  revision: z.int32().min(1),
} satisfies MembersOf<RequestBody<RestoreTagRevision>>);

/** operationId: restoreTagRevision */
export function restoreTagRevision(
  hub: Pick<Hub, 'resolveCaller' | 'tagHistory'>,
): RequestHandler<PathParameters<RestoreTagRevision>> {
  return async (req, res) => {
    const { tag } = req.params;
    const repository = repositoryOfPath(req.params);
    const user = await userOf(hub, req);
    const { revision } = await readShape(req, tagRestore);
    await hub.tagHistory.restore(user, { repository, tag }, revision);
    answer<RestoreTagRevision>(res, { status: 204 });
  };
}
