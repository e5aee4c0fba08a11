import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, queryText } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

type DeleteGrant = HubOperations['deleteGrant'];

/** operationId: deleteGrant. Takes the tokens that rest on it with it. */
export function deleteGrant(hub: Pick<Hub, 'resolveCaller' | 'grants'>): RequestHandler {
  return async (req, res) => {
    const actor = await userOf(hub, req);
    const namespace = queryText<DeleteGrant>(req, 'namespace');
    const username = queryText<DeleteGrant>(req, 'username');
    if (namespace === undefined || username === undefined)
      throw new AppError('invalid_request', { message: 'namespace and username are required' });
    const repository = queryText<DeleteGrant>(req, 'repository');
    await hub.grants.remove(actor, { namespace, username, repository });
    answer<DeleteGrant>(res, { status: 204 });
  };
}
