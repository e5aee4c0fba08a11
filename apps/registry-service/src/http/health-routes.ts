import express, { type Express } from 'express';
import { sendError, sendJson } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { byMethod, challenge } from './by-method.ts';

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

/** What a worker answers: nothing but its health, to those who run it. */
export function createHealthApp(readiness: Readiness): Express {
  const app = express();
  app.disable('x-powered-by');
  addHealthRoutes(app, readiness);
  app.use((req, res) => {
    sendError(res, new AppError('not_found'), { challenge });
    req.resume();
  });
  return app;
}
