import { z } from 'zod';
import type { HubOperations, PathParameters, RequestBody } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readShape, type ContentHandler, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type PutUser = HubOperations['putUser'];

/** Unknown members are let be, as those that engines send at sign-up are. */
const userUpdate = z.object({
  password: z.string().exactOptional(),
  email: z.string().exactOptional(),
} satisfies MembersOf<RequestBody<PutUser>>);

/** operationId: putUser. A new address is added and does not replace the first (protocol 3.5). */
export function putUser(
  hub: Pick<Hub, 'resolveCaller' | 'accounts'>,
): ContentHandler<PathParameters<PutUser>> {
  return async (req, res, { username }) => {
    const actor = await userOf(hub, req);
    const change = await readShape(req, userUpdate);
    if (change.password === undefined && change.email === undefined) throw new AppError('invalid_data');
    await hub.accounts.change(actor, username, change);
    answer<PutUser>(res, { status: 204 });
  };
}
