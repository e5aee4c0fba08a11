import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { parseUuid } from './page.ts';
import { presentRun } from './present-run.ts';

type GetRun = HubOperations['getRun'];

/** operationId: getRun. Administrators only. */
export function getRun(hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler<PathParameters<GetRun>> {
  return async (req, res) => {
    const runId = parseUuid(req.params.runId);
    const run = await hub.runs.get(await userOf(hub, req), runId);
    answer<GetRun>(res, { status: 200, body: presentRun(run) });
  };
}
