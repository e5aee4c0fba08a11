import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { queryText, userOf } from '../request-facts.ts';

/** operationId: explainContent. Administrators only; 404 for what is not stored. As the registry says it. */
export function explainContent(hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler {
  return async (req, res) => {
    const subject = queryText<HubOperations['explainContent']>(req, 'subject') ?? '';
    sendJson(res, 200, await hub.runs.getReport(await userOf(hub, req), { report: 'explanation', subject }));
  };
}
