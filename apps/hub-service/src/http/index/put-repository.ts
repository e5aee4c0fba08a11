import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readJson, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, setSession } from '../request-facts.ts';
import { readImageList } from './image-list.ts';

/** operationId: putRepository. The start of a push (protocol 3.6); engines up to 1.6 demand both headers. */
export function putRepository(
  hub: Pick<Hub, 'resolveCaller' | 'announcePush' | 'settings'>,
): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    // Before the body is read, which may be long.
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const images = readImageList(await readJson(req));
    const token = await hub.announcePush({ caller, repository, images });
    setSession(req, res, token.session);
    answer<HubOperations['putRepository']>(res, {
      status: 200,
      body: '',
      headers: {
        'X-Docker-Token': token.header,
        'WWW-Authenticate': `Token ${token.header}`,
        'X-Docker-Endpoints': endpointOf(hub, req),
      },
    });
  };
}
