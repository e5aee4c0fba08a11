import { Router } from 'express';
import { byMethod, internalRouter, type ErrorHandlerOptions } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { authenticate } from './authenticate.ts';
import { listKeys } from './list-keys.ts';

/** What the registry calls. */
export function internalRoutes(
  hub: Pick<Hub, 'serveRegistry'>,
  options: { readonly secret: string; readonly report: ErrorHandlerOptions['report'] },
): Router {
  const routes = Router({ caseSensitive: true });
  routes.all('/authenticate', byMethod({ POST: authenticate(hub) }));
  routes.all('/keys', byMethod({ GET: listKeys(hub) }));
  return internalRouter({ ...options, routes });
}
