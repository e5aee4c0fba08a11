import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readObject, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';

/** operationId: putProperties (protocol 3.28). Unreadable JSON is `Invalid data` here, as the Python registry says. */
export function putProperties(hub: Pick<Hub, 'resolveCaller' | 'changeRepository'>): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const { access } = await readObject(req).catch((error: unknown) => {
      throw AppError.is(error, 'error_decoding_json') ? new AppError('invalid_data') : error;
    });
    if (access !== 'public' && access !== 'private') throw new AppError('invalid_data');
    await hub.changeRepository({ caller, name: repository }, { access });
    answer<HubOperations['putProperties']>(res, { status: 200, body: true });
  };
}
