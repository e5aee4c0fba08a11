import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer, parseShape } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { queryOf } from './query-of.ts';

type ListRunItems = InternalOperations['listInternalRunItems'];

const itemsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** operationId: listInternalRunItems. In the order in which they were found. */
export function listRunItems(
  operations: Pick<HubOperations, 'listRunItems'>,
): RequestHandler<PathParameters<ListRunItems>> {
  return async (req, res) => {
    const query = queryOf(req);
    const page = parseShape(
      { after: query.get('after') ?? undefined, limit: query.get('limit') ?? undefined },
      itemsQuery,
    );
    const items = await operations.listRunItems({ runId: req.params.runId, ...page });
    answer<ListRunItems>(res, { status: 200, body: { items } });
  };
}
