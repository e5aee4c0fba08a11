import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer, queryText } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { limitOf } from './page-limit.ts';

type ListFailedBlobs = InternalOperations['listInternalFailedBlobs'];

/** operationId: listInternalFailedBlobs. In order of digests. */
export function listFailedBlobs(operations: Pick<HubOperations, 'listFailedBlobs'>): RequestHandler {
  return async (req, res) => {
    const after = queryText<ListFailedBlobs>(req, 'subject') ?? '';
    const body = await operations.listFailedBlobs({ after, limit: limitOf(req) });
    answer<ListFailedBlobs>(res, { status: 200, body });
  };
}
