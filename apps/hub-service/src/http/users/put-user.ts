import type { HubOperations, PathParameters } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readObject, type ContentHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type PutUser = HubOperations['putUser'];

/** @returns undefined for a member that is not there. @throws AppError `invalid_data` */
function readText(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new AppError('invalid_data');
}

/** operationId: putUser. A new address is added and does not replace the first (protocol 3.5). */
export function putUser(
  hub: Pick<Hub, 'resolveCaller' | 'accounts'>,
): ContentHandler<PathParameters<PutUser>> {
  return async (req, res, { username }) => {
    const actor = await userOf(hub, req);
    const body = await readObject(req);
    const [password, email] = [readText(body['password']), readText(body['email'])];
    if (password === undefined && email === undefined) throw new AppError('invalid_data');
    await hub.accounts.change(actor, username, { password, email });
    answer<PutUser>(res, { status: 204 });
  };
}
