import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentRepository } from './present-repository.ts';
import { repositoryOfPath } from './repository-of-path.ts';

type GetRepository = HubOperations['getRepository'];

/** operationId: getRepository */
export function getRepository(
  hub: Pick<Hub, 'resolveCaller' | 'openRepository'>,
): RequestHandler<PathParameters<GetRepository>> {
  return async (req, res) => {
    const name = repositoryOfPath(req.params);
    const { repository } = await hub.openRepository({
      caller: { kind: 'user', user: await userOf(hub, req) },
      name,
      needed: 'read',
      absent: 'repository_not_found',
    });
    answer<GetRepository>(res, { status: 200, body: presentRepository(repository) });
  };
}
