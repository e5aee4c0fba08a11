import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer, queryText } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';

type ExplainContent = InternalOperations['explainInternalContent'];

/** operationId: explainInternalContent */
export function explainContent(operations: Pick<HubOperations, 'explainContent'>): RequestHandler {
  return async (req, res) => {
    const body = await operations.explainContent(queryText<ExplainContent>(req, 'subject') ?? '');
    answer<ExplainContent>(res, { status: 200, body });
  };
}
