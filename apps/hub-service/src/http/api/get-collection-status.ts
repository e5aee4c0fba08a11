import type { RequestHandler } from 'express';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

/** operationId: getCollectionStatus. Administrators only. As the registry says it, which the contract tests hold to the document. */
export function getCollectionStatus(hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler {
  return async (req, res) => {
    sendJson(res, 200, await hub.runs.getReport(await userOf(hub, req), { report: 'collection-status' }));
  };
}
