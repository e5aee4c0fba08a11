import type { RequestListener } from 'node:http';
import express from 'express';
import { AppError } from '@drydock/kernel';
import type { ServeRegistry } from '@drydock/hub-core';
import { answer, byMethod, dockerHeaders, errorHandler, livenessOf } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/api-contracts';
import { createHub, type HubDeps } from './hub.ts';
import { apiRoutes } from './http/api/api-routes.ts';
import { challenge } from './http/challenge.ts';
import { indexRoutes } from './http/index/index-routes.ts';
import { internalRoutes } from './http/internal/internal-routes.ts';

export interface HubServiceDeps extends HubDeps {
  /** What the registry proves itself with; undefined where both are bound in process and no such route exists. */
  readonly internalSecret: string | undefined;
  readonly report: (error: AppError, context: Readonly<Record<string, unknown>>) => void;
  /** How often what the registry has not heard is tried again. */
  readonly outboxEveryMs?: number;
}

export interface HubService {
  readonly listener: RequestListener;
  /** What the registry asks, for a direct binding. */
  readonly internal: ServeRegistry;
  start(): Promise<void>;
  /** From now on it says that it is not ready; it serves on. */
  stopServing(): void;
  close(deadlineMs: number): Promise<void>;
  readiness(): Promise<{ readonly ready: boolean; readonly reasons: readonly string[] }>;
}

const defaultOutboxEveryMs = 5_000;
const tokenSweepEveryMs = 600_000;

export function createHubService(deps: HubServiceDeps): HubService {
  const { internalSecret, report, outboxEveryMs = defaultOutboxEveryMs } = deps;
  const hub = createHub(deps);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);

  let isStopping = false;
  const readiness: HubService['readiness'] = async () => {
    if (isStopping) return { ready: false, reasons: ['The process is stopping'] };
    try {
      await deps.store.check();
      return { ready: true, reasons: [] };
    } catch {
      return { ready: false, reasons: ['The database does not answer'] };
    }
  };

  app.all(
    '/livez',
    byMethod({
      GET: (_req, res) =>
        answer<HubOperations['getHubLiveness']>(res, {
          status: 200,
          body: livenessOf(isStopping),
        }),
    }),
  );
  app.all(
    '/readyz',
    byMethod({
      GET: async (_req, res) => {
        const body = await readiness();
        answer<HubOperations['getHubReadiness']>(res, { status: body.ready ? 200 : 503, body });
      },
    }),
  );
  if (internalSecret !== undefined)
    app.use('/internal', internalRoutes(hub, { secret: internalSecret, report }));
  app.use(dockerHeaders);
  app.use('/api', apiRoutes(hub));
  app.use(indexRoutes(hub));
  app.use(errorHandler({ challenge, report }));

  const timers: NodeJS.Timeout[] = [];
  const underWay = new Set<Promise<unknown>>();
  /** A step that fails is told of, and comes again. */
  const repeat = (loop: string, everyMs: number, step: () => Promise<unknown>): void => {
    const run = () => {
      const running = step().catch((error: unknown) => {
        report(AppError.is(error) ? error : new AppError('internal', { cause: error }), { loop });
      });
      underWay.add(running);
      void running.finally(() => underWay.delete(running));
    };
    timers.push(setInterval(run, everyMs).unref());
    run();
  };

  return {
    listener: app,
    internal: hub.serveRegistry,
    start() {
      repeat('outbox', outboxEveryMs, hub.deliverOutbox);
      repeat('expired tokens', tokenSweepEveryMs, hub.removeExpiredTokens);
      return Promise.resolve();
    },
    stopServing() {
      isStopping = true;
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
    readiness,
  };
}
