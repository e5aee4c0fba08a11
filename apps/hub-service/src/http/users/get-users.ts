import type { RequestHandler } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { AppError, parseAuthorization } from '@drydock/kernel';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { userOf } from '../request-facts.ts';

/** operationId: getUsers. Are these credentials right? (protocol 3.3) */
export function getUsers(hub: Pick<Hub, 'resolveCaller'>): RequestHandler {
  return async (req, res) => {
    if (parseAuthorization(req.headers.authorization).kind !== 'basic')
      throw new AppError('requires_authorization');
    await userOf(hub, req);
    answer<HubOperations['getUsers']>(res, { status: 200, body: 'OK' });
  };
}
