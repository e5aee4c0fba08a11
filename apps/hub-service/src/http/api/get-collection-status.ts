import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

/** operationId: getCollectionStatus. Administrators only. */
export function getCollectionStatus(hub: Pick<Hub, 'resolveCaller' | 'reports'>): RequestHandler {
  return async (req, res) => {
    const body = await hub.reports.collectionStatus(await userOf(hub, req));
    answer<HubOperations['getCollectionStatus']>(res, { status: 200, body });
  };
}
