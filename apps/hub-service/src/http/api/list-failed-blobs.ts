import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageByDigestOf } from './page.ts';

/** operationId: listFailedBlobs. Administrators only; in order of digests. */
export function listFailedBlobs(hub: Pick<Hub, 'resolveCaller' | 'reports'>): RequestHandler {
  return async (req, res) => {
    const page = pageByDigestOf(req);
    const body = await hub.reports.failedBlobs(await userOf(hub, req), page);
    answer<HubOperations['listFailedBlobs']>(res, { status: 200, body });
  };
}
