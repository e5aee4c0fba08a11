import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type GetRun = InternalOperations['getInternalRun'];

/** operationId: getInternalRun */
export function getRun(operations: Pick<HubOperations, 'getRun'>): RequestHandler<PathParameters<GetRun>> {
  return async (req, res) => {
    answer<GetRun>(res, { status: 200, body: await operations.getRun(req.params.runId) });
  };
}
