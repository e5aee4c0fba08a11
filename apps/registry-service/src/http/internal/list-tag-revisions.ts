import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { repositoryIdOf } from './repository-id.ts';

type ListTagRevisions = InternalOperations['listTagRevisions'];

/** operationId: listTagRevisions. The newest first. */
export function listTagRevisions(
  operations: Pick<HubOperations, 'listTagHistory'>,
): RequestHandler<PathParameters<ListTagRevisions>> {
  return async (req, res) => {
    const query = { repositoryId: repositoryIdOf(req.params), tag: req.params.tag };
    const items = await operations.listTagHistory(query);
    answer<ListTagRevisions>(res, { status: 200, body: { items } });
  };
}
