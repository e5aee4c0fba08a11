import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { queryOf } from './query-of.ts';

/** operationId: explainInternalContent */
export function explainContent(operations: Pick<HubOperations, 'explainContent'>): RequestHandler {
  return async (req, res) => {
    const body = await operations.explainContent(queryOf(req).get('subject') ?? '');
    answer<InternalOperations['explainInternalContent']>(res, { status: 200, body });
  };
}
