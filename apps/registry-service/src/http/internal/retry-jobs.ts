import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type RetryJobs = InternalOperations['retryInternalJobs'];

const choice = z.strictObject({
  id: z.string().min(1).exactOptional(),
} satisfies MembersOf<RequestBody<RetryJobs>>);

/** operationId: retryInternalJobs */
export function retryJobs(operations: Pick<HubOperations, 'retryJobs'>): RequestHandler {
  return async (req, res) => {
    const retried = await operations.retryJobs(await readShape(req, choice));
    answer<RetryJobs>(res, { status: 200, body: { retried } });
  };
}
