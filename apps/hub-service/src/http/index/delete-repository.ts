import type { HubOperations } from '@drydock/api-contracts';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, wantsToken } from '../request-facts.ts';

type DeleteRepository = HubOperations['deleteRepository'];

/** operationId: deleteRepository. With `X-Docker-Token: true` in two steps, else at once (protocol 3.12). */
export function deleteRepository(
  hub: Pick<Hub, 'resolveCaller' | 'deleteRepository' | 'settings'>,
): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    const outcome = await hub.deleteRepository({ caller, name: repository, wantsToken: wantsToken(req) });
    if (outcome.kind === 'deleted') {
      answer<DeleteRepository>(res, { status: 200, body: true });
      return;
    }
    answer<DeleteRepository>(res, {
      status: 202,
      body: '',
      headers: {
        'X-Docker-Token': outcome.token.header,
        'WWW-Authenticate': `Token ${outcome.token.header}`,
        'X-Docker-Endpoints': endpointOf(hub, req),
      },
    });
  };
}
