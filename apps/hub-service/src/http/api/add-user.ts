import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentUser } from './present-user.ts';

const newUser = z.strictObject({
  username: z.string(),
  password: z.string(),
  email: z.string().exactOptional(),
  isAdmin: z.boolean().default(false),
  active: z.boolean().default(true),
} satisfies MembersOf<RequestBody<HubOperations['addUser']>>);

/** operationId: addUser. Administrators only; active unless said otherwise. */
export function addUser(hub: Pick<Hub, 'resolveCaller' | 'accounts'>): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const { active, email, ...account } = await readShape(req, newUser);
    const user = await hub.accounts.add(actor, { ...account, email, isActive: active });
    answer<HubOperations['addUser']>(res, { status: 201, body: presentUser(user) });
  };
}
