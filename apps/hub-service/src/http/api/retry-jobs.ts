import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readOptionalShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type RetryJobs = HubOperations['retryJobs'];

const choice = z.strictObject({
  id: z.string().min(1).exactOptional(),
} satisfies MembersOf<RequestBody<RetryJobs>>);

/** operationId: retryJobs. Administrators only. The body may be left out: all of them. 404 for an id of no dead job. */
export function retryJobs(hub: Pick<Hub, 'resolveCaller' | 'jobs'>): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const retried = await hub.jobs.retry(actor, await readOptionalShape(req, choice));
    answer<RetryJobs>(res, { status: 200, body: { retried } });
  };
}
