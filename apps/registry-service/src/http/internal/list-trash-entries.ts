import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer, parseShape, queryOf, queryText } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { limitOf } from './page-limit.ts';

type ListTrashEntries = InternalOperations['listTrashEntries'];

const trashQuery = z.strictObject({ repositoryIds: z.array(z.uuid()), after: z.uuid().optional() });

/** operationId: listTrashEntries. The newest first. */
export function listTrashEntries(operations: Pick<HubOperations, 'listTrash'>): RequestHandler {
  return async (req, res) => {
    const { repositoryIds, after } = parseShape(
      {
        repositoryIds: queryOf(req).getAll('repositoryId'),
        after: queryText<ListTrashEntries>(req, 'after'),
      },
      trashQuery,
    );
    const items = await operations.listTrash({
      limit: limitOf(req),
      ...(repositoryIds.length === 0 ? {} : { repositoryIds }),
      ...(after === undefined ? {} : { after }),
    });
    answer<ListTrashEntries>(res, { status: 200, body: { items } });
  };
}
