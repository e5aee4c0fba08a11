import type { Request, Response } from 'express';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { administratorOf, queryText } from '../request-facts.ts';

/** operationId: getCollectionStatus. Administrators only. */
export async function getCollectionStatus(hub: Hub, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  sendJson(res, 200, await hub.registry.getReport({ report: 'collection-status' }));
}

/** operationId: explainContent. Administrators only; 404 for what is not stored. */
export async function explainContent(hub: Hub, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  const subject = queryText(req, 'subject') ?? '';
  sendJson(res, 200, await hub.registry.getReport({ report: 'explanation', subject }));
}
