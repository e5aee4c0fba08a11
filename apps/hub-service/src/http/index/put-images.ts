import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readJson, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf } from '../request-facts.ts';
import { readImageList } from './image-list.ts';

/** operationId: putImages. The end of a push: 204 or the engine calls it failed; from 0.8 on the body is `[]` (protocol 3.7). */
export function putImages(hub: Pick<Hub, 'resolveCaller' | 'finishPush' | 'settings'>): RepositoryHandler {
  return async (req, res, { repository }) => {
    const caller = await callerOf(hub, req);
    // Before the body is read, which may be long.
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    const images = readImageList(await readJson(req));
    await hub.finishPush({ caller, repository, images });
    answer<HubOperations['putImages']>(res, {
      status: 204,
      headers: { 'X-Docker-Endpoints': endpointOf(hub, req) },
    });
  };
}
