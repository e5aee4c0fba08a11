import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import { errorHandler, sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { readShape } from '../api/accounts.ts';

const credentials = z.strictObject({
  username: z.string(),
  password: z.string(),
  repositoryIds: z.array(z.uuid()).max(1_000),
});

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Lets only who knows the secret pass. */
function requireSecret(secret: string): RequestHandler {
  const wanted = digest(`Bearer ${secret}`);
  return (req, _res, next) => {
    if (!timingSafeEqual(digest(req.headers.authorization ?? ''), wanted))
      throw new AppError('requires_authorization');
    next();
  };
}

/** What the registry calls (`openapi/internal.yaml`); the gateway lets nobody else here. */
export function internalRoutes(hub: Hub, secret: string, report: (error: AppError) => void): Router {
  const router = Router();
  router.use(requireSecret(secret));
  router.post('/authenticate', async (req, res) => {
    sendJson(res, 200, await hub.serveRegistry.authenticate(await readShape(req, credentials)));
  });
  router.get('/keys', async (_req, res) => {
    sendJson(res, 200, { keys: await hub.serveRegistry.listKeys() });
  });
  router.use(() => {
    throw new AppError('not_found');
  });
  router.use(errorHandler({ challenge: 'Bearer', includeCode: true, report }));
  return router;
}
