import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

/** operationId: listInternalJobs */
export function listJobs(operations: Pick<HubOperations, 'listJobs'>): RequestHandler {
  return async (_req, res) => {
    answer<InternalOperations['listInternalJobs']>(res, { status: 200, body: await operations.listJobs() });
  };
}
