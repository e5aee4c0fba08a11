import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

/** operationId: listJobs. Administrators only. */
export function listJobs(hub: Pick<Hub, 'resolveCaller' | 'jobs'>): RequestHandler {
  return async (req, res) => {
    const { counts, dead } = await hub.jobs.list(await userOf(hub, req));
    const body = { counts, dead: dead.map(({ payload, ...job }) => ({ ...job, payload: { ...payload } })) };
    answer<HubOperations['listJobs']>(res, { status: 200, body });
  };
}
