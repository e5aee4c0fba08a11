import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer, parseShape } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { queryOf } from './query-of.ts';

type ListTrashEntries = InternalOperations['listTrashEntries'];

const trashQuery = z.strictObject({
  repositoryIds: z.array(z.uuid()),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** operationId: listTrashEntries. The newest first. */
export function listTrashEntries(operations: Pick<HubOperations, 'listTrash'>): RequestHandler {
  return async (req, res) => {
    const query = queryOf(req);
    const { repositoryIds, after, limit } = parseShape(
      {
        repositoryIds: query.getAll('repositoryId'),
        after: query.get('after') ?? undefined,
        limit: query.get('limit') ?? undefined,
      },
      trashQuery,
    );
    const items = await operations.listTrash({
      limit,
      ...(repositoryIds.length === 0 ? {} : { repositoryIds }),
      ...(after === undefined ? {} : { after }),
    });
    answer<ListTrashEntries>(res, { status: 200, body: { items } });
  };
}
