import type { HubOperations } from '@drydock/api-contracts';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';

/** operationId: getProperties (protocol 3.28). */
export function getProperties(hub: Pick<Hub, 'resolveCaller' | 'openRepository'>): RepositoryHandler {
  return async (req, res, target) => {
    const caller = await callerOf(hub, req);
    const { repository } = await hub.openRepository({ caller, name: target.repository, needed: 'read' });
    answer<HubOperations['getProperties']>(res, { status: 200, body: { access: repository.access } });
  };
}
