import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { InternalOperations, RequestBody } from '@drydock/api-contracts';
import { answer, readShape, type MembersOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';

type Authenticate = InternalOperations['authenticate'];

const credentials = z.strictObject({
  username: z.string(),
  password: z.string(),
  repositoryIds: z.array(z.uuid()).max(1_000),
} satisfies MembersOf<RequestBody<Authenticate>>);

/** operationId: authenticate */
export function authenticate({ serveRegistry }: Pick<Hub, 'serveRegistry'>): RequestHandler {
  return async (req, res) => {
    const body = await serveRegistry.authenticate(await readShape(req, credentials));
    answer<Authenticate>(res, { status: 200, body });
  };
}
