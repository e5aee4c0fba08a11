import express, { type Express } from 'express';
import type { RegistryOperations } from '@drydock/api-contracts';
import { answer, byMethod, livenessOf, sendError } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { Readiness } from '../readiness.ts';
import { challenge } from './challenge.ts';

export interface Health {
  readonly isStopping: () => boolean;
  readonly readiness: () => Promise<Readiness>;
}

/** operationIds: getRegistryLiveness (the process), getRegistryReadiness (what it depends on). */
export function addHealthRoutes(app: Express, { isStopping, readiness }: Health): void {
  app.all(
    '/livez',
    byMethod({
      GET: (_req, res) =>
        answer<RegistryOperations['getRegistryLiveness']>(res, {
          status: 200,
          body: livenessOf(isStopping()),
        }),
    }),
  );
  app.all(
    '/readyz',
    byMethod({
      GET: async (_req, res) => {
        const body = await readiness();
        answer<RegistryOperations['getRegistryReadiness']>(res, { status: body.ready ? 200 : 503, body });
      },
    }),
  );
}

/** What a worker answers: nothing but its health, to those who run it. */
export function createHealthApp(health: Health): Express {
  const app = express();
  app.disable('x-powered-by');
  addHealthRoutes(app, health);
  app.use((req, res) => {
    sendError(res, new AppError('not_found'), { challenge });
    req.resume();
  });
  return app;
}
