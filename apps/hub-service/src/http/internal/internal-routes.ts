import type { Router } from 'express';
import { byMethod, internalRouter, type ErrorHandlerOptions } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { authenticate } from './authenticate.ts';
import { listKeys } from './list-keys.ts';

/** What the registry calls. */
export const internalRoutes = (
  hub: Pick<Hub, 'serveRegistry'>,
  options: { readonly secret: string; readonly report: ErrorHandlerOptions['report'] },
): Router =>
  internalRouter({
    ...options,
    routes: {
      '/authenticate': byMethod({ POST: authenticate(hub) }),
      '/keys': byMethod({ GET: listKeys(hub) }),
    },
  });
