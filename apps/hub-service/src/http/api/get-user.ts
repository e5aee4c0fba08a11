import type { RequestHandler } from 'express';
import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentUser } from './present-user.ts';

type GetUser = HubOperations['getUser'];

/** operationId: getUser. Administrators, and users themselves. */
export function getUser(
  hub: Pick<Hub, 'resolveCaller' | 'accounts'>,
): RequestHandler<PathParameters<GetUser>> {
  return async (req, res) => {
    const user = await hub.accounts.get(await userOf(hub, req), req.params.username);
    answer<GetUser>(res, { status: 200, body: presentUser(user) });
  };
}
