import express, { type RequestHandler } from 'express';
import { AppError } from '@drydock/kernel';
import type { ServeRegistry } from '@drydock/hub-core';
import { dockerHeaders, errorHandler, sendJson } from '@drydock/http-kit';
import { createHub, type HubDeps } from './hub.ts';
import { internalRoutes } from './http/internal/internal-routes.ts';
import { findOperations } from './http/routes.ts';

export interface HubServiceDeps extends HubDeps {
  /** What the registry proves itself with; undefined where both are bound in process and no such route exists. */
  readonly internalSecret: string | undefined;
  readonly report: (error: AppError, context: Readonly<Record<string, unknown>>) => void;
  /** How often what the registry has not heard is tried again. */
  readonly outboxEveryMs?: number;
}

export interface HubService {
  readonly listener: express.Express;
  /** What the registry asks, for a direct binding. */
  readonly internal: ServeRegistry;
  start(): Promise<void>;
  close(deadlineMs: number): Promise<void>;
  readiness(): Promise<{ readonly ready: boolean; readonly reasons: readonly string[] }>;
}

const challenge = 'Basic realm="auth required",Token';
const defaultOutboxEveryMs = 5_000;
const tokenSweepEveryMs = 600_000;

export function createHubService(deps: HubServiceDeps): HubService {
  const { internalSecret, report, outboxEveryMs = defaultOutboxEveryMs } = deps;
  const hub = createHub(deps);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);

  const readiness: HubService['readiness'] = async () => {
    try {
      await deps.store.check();
      return { ready: true, reasons: [] };
    } catch {
      return { ready: false, reasons: ['The database does not answer'] };
    }
  };

  const dispatch: RequestHandler = async (req, res) => {
    const operations = findOperations(hub, req.url.split('?')[0] ?? '/');
    if (!operations) throw new AppError('not_found');
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const operation = Object.entries(operations).find(([name]) => name === method)?.[1];
    if (!operation) {
      const allowed = Object.keys(operations).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
      res.setHeader('Allow', allowed.join(', '));
      throw new AppError('method_not_allowed');
    }
    await operation(req, res);
  };

  app.get('/livez', (_req, res) => sendJson(res, 200, { live: true }));
  app.get('/readyz', async (_req, res) => {
    const { ready, reasons } = await readiness();
    sendJson(res, ready ? 200 : 503, { ready, reasons });
  });
  if (internalSecret !== undefined) {
    app.use(
      '/internal',
      internalRoutes(hub, internalSecret, (error) => report(error, { route: 'internal' })),
    );
  }
  app.use(dockerHeaders);
  app.use(dispatch);
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
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay);
    },
    readiness,
  };
}
