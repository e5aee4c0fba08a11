import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { HubOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';
import { presentUser } from './present-user.ts';

type ChangeUser = HubOperations['changeUser'];

const userPatch = z.strictObject({
  active: z.boolean().exactOptional(),
  isAdmin: z.boolean().exactOptional(),
  password: z.string().exactOptional(),
  email: z.string().exactOptional(),
} satisfies MembersOf<RequestBody<ChangeUser>>);

/** operationId: changeUser. Administrators; users their own password and address. */
export function changeUser(
  hub: Pick<Hub, 'resolveCaller' | 'accounts'>,
): RequestHandler<PathParameters<ChangeUser>> {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const { active, ...change } = await readShape(req, userPatch);
    const user = await hub.accounts.change(actor, req.params.username, { ...change, isActive: active });
    answer<ChangeUser>(res, { status: 200, body: presentUser(user) });
  };
}
