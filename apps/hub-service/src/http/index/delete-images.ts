import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';

/** operationId: deleteImages. Answers whom a deletion would be open to, and deletes nothing (protocol 3.9). */
export function deleteImages(hub: Pick<Hub, 'resolveCaller' | 'openRepository'>): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    await hub.openRepository({ caller, name: repository, needed: 'delete' });
    answer<HubOperations['deleteImages']>(res, { status: 204 });
  };
}
