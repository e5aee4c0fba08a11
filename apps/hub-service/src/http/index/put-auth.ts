import type { HubOperations } from '@drydock/api-contracts';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';

/** operationId: putAuth. Any valid token that names the repository passes (protocol 3.10). */
export function putAuth(hub: Pick<Hub, 'resolveCaller' | 'checkToken'>): RepositoryHandler {
  return async (req, res, { repository }) => {
    await hub.checkToken.forRepository(await callerOf(hub, req), repository);
    answer<HubOperations['putAuth']>(res, { status: 200, body: 'OK' });
  };
}
