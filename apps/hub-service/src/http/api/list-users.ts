import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { pageByNameOf, presentPage } from './page.ts';
import { presentUser } from './present-user.ts';

/** operationId: listUsers. Administrators only; by name. */
export function listUsers(hub: Pick<Hub, 'resolveCaller' | 'accounts'>): RequestHandler {
  return async (req, res) => {
    const page = pageByNameOf(req);
    const users = await hub.accounts.list(await userOf(hub, req), page);
    const body = presentPage(users.map(presentUser), page.limit, (user) => user.username);
    answer<HubOperations['listUsers']>(res, { status: 200, body });
  };
}
