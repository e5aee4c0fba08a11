import type { RequestHandler } from 'express';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageOf } from './page.ts';

/** operationId: listFailedBlobs. Administrators only; in order of digests. As the registry says it. */
export function listFailedBlobs(hub: Pick<Hub, 'resolveCaller' | 'runs'>): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const { after = '', limit } = pageOf(req);
    const query = { report: 'failed-blobs', subject: after, limit: String(limit) } as const;
    sendJson(res, 200, await hub.runs.getReport(actor, query));
  };
}
