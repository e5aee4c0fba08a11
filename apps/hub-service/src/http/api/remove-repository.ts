import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { repositoryOfPath } from './repository-of-path.ts';

type RemoveRepository = HubOperations['removeRepository'];

/** operationId: removeRepository. Into the trash, by those who administer it. */
export function removeRepository(
  hub: Pick<Hub, 'resolveCaller' | 'deleteRepository'>,
): RequestHandler<PathParameters<RemoveRepository>> {
  return async (req, res) => {
    const name = repositoryOfPath(req.params);
    const user = await userOf(hub, req);
    await hub.deleteRepository({ caller: { kind: 'user', user }, name, wantsToken: false });
    answer<RemoveRepository>(res, { status: 204 });
  };
}
