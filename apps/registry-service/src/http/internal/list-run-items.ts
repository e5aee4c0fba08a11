import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer, queryInteger } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { limitOf } from './page-limit.ts';

type ListRunItems = InternalOperations['listInternalRunItems'];

const serials = { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 };

/** operationId: listInternalRunItems. In the order in which they were found. */
export function listRunItems(
  operations: Pick<HubOperations, 'listRunItems'>,
): RequestHandler<PathParameters<ListRunItems>> {
  return async (req, res) => {
    const page = { after: queryInteger<ListRunItems>(req, 'after', serials), limit: limitOf(req) };
    const items = await operations.listRunItems({ runId: req.params.runId, ...page });
    answer<ListRunItems>(res, { status: 200, body: { items } });
  };
}
