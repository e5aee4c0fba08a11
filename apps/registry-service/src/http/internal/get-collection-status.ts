import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

/** operationId: getInternalCollectionStatus */
export function getCollectionStatus(operations: Pick<HubOperations, 'getCollectionStatus'>): RequestHandler {
  return async (_req, res) => {
    const body = await operations.getCollectionStatus();
    answer<InternalOperations['getInternalCollectionStatus']>(res, { status: 200, body });
  };
}
