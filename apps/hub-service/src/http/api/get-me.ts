import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

/** operationId: getMe */
export function getMe(hub: Pick<Hub, 'resolveCaller'>): RequestHandler {
  return async (req, res) => {
    const { username, email, isAdmin } = await userOf(hub, req);
    answer<HubOperations['getMe']>(res, { status: 200, body: { username, email, isAdmin } });
  };
}
