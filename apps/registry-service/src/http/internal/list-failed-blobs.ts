import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer, parseShape } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { queryOf } from './query-of.ts';

const blobsQuery = z.strictObject({
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

/** operationId: listInternalFailedBlobs. In order of digests. */
export function listFailedBlobs(operations: Pick<HubOperations, 'listFailedBlobs'>): RequestHandler {
  return async (req, res) => {
    const query = queryOf(req);
    const page = parseShape(
      { after: query.get('subject') ?? undefined, limit: query.get('limit') ?? undefined },
      blobsQuery,
    );
    const body = await operations.listFailedBlobs(page);
    answer<InternalOperations['listInternalFailedBlobs']>(res, { status: 200, body });
  };
}
