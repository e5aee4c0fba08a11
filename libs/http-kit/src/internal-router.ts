import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { AppError } from '@drydock/kernel';
import { errorHandler, type ErrorHandlerOptions } from './error-handler.ts';

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

/**
 * What one service answers to the other under `/internal` (`openapi/internal.yaml`), to who knows the secret; the gateway lets nobody
 * here. Errors carry their code along, so that the caller can throw the same one.
 */
export function internalRouter(options: {
  readonly secret: string;
  readonly routes: Router;
  readonly report: ErrorHandlerOptions['report'];
}): Router {
  const router = Router();
  router.use(requireSecret(options.secret));
  router.use(options.routes);
  router.use(() => {
    throw new AppError('not_found');
  });
  router.use(errorHandler({ challenge: 'Bearer', includeCode: true, report: options.report }));
  return router;
}
