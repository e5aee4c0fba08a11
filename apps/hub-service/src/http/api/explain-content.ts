import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer, queryText } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type ExplainContent = HubOperations['explainContent'];

/** operationId: explainContent. Administrators only; 404 for what is not stored. */
export function explainContent(hub: Pick<Hub, 'resolveCaller' | 'reports'>): RequestHandler {
  return async (req, res) => {
    const subject = queryText<ExplainContent>(req, 'subject') ?? '';
    const body = await hub.reports.explain(await userOf(hub, req), subject);
    answer<ExplainContent>(res, { status: 200, body });
  };
}
