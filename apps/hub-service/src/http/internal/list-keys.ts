import type { RequestHandler } from 'express';
import type { InternalOperations } from '@drydock/api-contracts';
import { answer } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';

/** operationId: listKeys */
export function listKeys({ serveRegistry }: Pick<Hub, 'serveRegistry'>): RequestHandler {
  return async (_req, res) => {
    answer<InternalOperations['listKeys']>(res, {
      status: 200,
      body: { keys: await serveRegistry.listKeys() },
    });
  };
}
