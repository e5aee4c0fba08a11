import type { RequestHandler } from 'express';
import type { InternalOperations, PathParameters } from '@drydock/api-contracts';
import { sendJson } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { queryOf } from './query-of.ts';

type GetReport = InternalOperations['getReport'];

/** operationId: getReport. What the hub passes on to administrators. */
export function getReport(
  operations: Pick<HubOperations, 'getReport'>,
): RequestHandler<PathParameters<GetReport>> {
  return async (req, res) => {
    const { report } = req.params;
    const subject = queryOf(req).get('subject');
    const limit = queryOf(req).get('limit');
    const query = {
      report,
      ...(subject === null ? {} : { subject }),
      ...(limit === null ? {} : { limit }),
    };
    sendJson(res, 200, await operations.getReport(query));
  };
}
