import type { Express } from 'express';
import { sendJson } from '@drydock/http-kit';
import { byMethod } from './by-method.ts';

export type Readiness = () => Promise<{ readonly ready: boolean; readonly reasons: readonly string[] }>;

/** operationIds: getRegistryLiveness (the process), getRegistryReadiness (what it depends on). */
export function addHealthRoutes(app: Express, readiness: Readiness): void {
  app.all('/livez', byMethod({ GET: (_req, res) => sendJson(res, 200, { live: true }) }));
  app.all(
    '/readyz',
    byMethod({
      GET: async (_req, res) => {
        const state = await readiness();
        sendJson(res, state.ready ? 200 : 503, state);
      },
    }),
  );
}
