import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { repositoryOfPath } from './repository-of-path.ts';

type ListTagHistory = HubOperations['listTagHistory'];

/** operationId: listTagHistory. Where a tag points and pointed, newest first, as long as it is kept. */
export function listTagHistory(
  hub: Pick<Hub, 'resolveCaller' | 'tagHistory'>,
): RequestHandler<PathParameters<ListTagHistory>> {
  return async (req, res) => {
    const { tag } = req.params;
    const repository = repositoryOfPath(req.params);
    const items = await hub.tagHistory.list(await userOf(hub, req), { repository, tag });
    answer<ListTagHistory>(res, { status: 200, body: { items } });
  };
}
