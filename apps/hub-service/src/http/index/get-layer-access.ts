import type { HubOperations } from '@drydock/api-contracts';
import { ImageId } from '@drydock/kernel';
import { answer, type RepositoryHandler } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf } from '../request-facts.ts';

/** operationId: getLayerAccess. What a Python registry asks its hub (protocol 3.11). */
export function getLayerAccess(hub: Pick<Hub, 'resolveCaller' | 'checkToken'>): RepositoryHandler {
  return async (req, res, { repository, imageId }) => {
    const id = ImageId.parse(imageId);
    const access = await hub.checkToken.forImage(await callerOf(hub, req), repository, id);
    answer<HubOperations['getLayerAccess']>(res, { status: 200, body: { access } });
  };
}
