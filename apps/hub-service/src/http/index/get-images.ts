import type { HubOperations } from '@drydock/api-contracts';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, setSession, wantsToken } from '../request-facts.ts';

/** operationId: getImages. The start of a pull, and where a registry validates a token of any access (protocol 3.8, 4.8). */
export function getImages(hub: Pick<Hub, 'resolveCaller' | 'startPull' | 'settings'>): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    const { images, token, session } = await hub.startPull({
      caller,
      name: repository,
      wantsToken: wantsToken(req),
    });
    if (session !== undefined) setSession(req, res, session);
    answer<HubOperations['getImages']>(res, {
      status: 200,
      body: images,
      headers: {
        'X-Docker-Endpoints': endpointOf(hub, req),
        ...(token === undefined ? {} : { 'X-Docker-Token': token, 'WWW-Authenticate': `Token ${token}` }),
      },
    });
  };
}
