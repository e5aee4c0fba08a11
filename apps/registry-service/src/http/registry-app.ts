import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import { createErrorAnswer, dockerHeaders, errorHandler, pathOf, setDockerHeaders } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { challenge } from './challenge.ts';
import { addHealthRoutes, type Health } from './health-routes.ts';
import { dispatchImage } from './images/dispatch-image.ts';
import { internalRoutes } from './internal/internal-routes.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { repositoryRoutes } from './repositories/repository-routes.ts';

export type ReportError = Parameters<typeof errorHandler>[0]['report'];

/**
 * All routes of the registry. Those of content are dispatched by themselves, since Express costs such a call several times what
 * the rest of it does; Express has the others. No body parser anywhere: a layer is streamed, and the bytes of an image's JSON are
 * kept as they came.
 */
export function createRegistryApp(
  deps: RegistryDeps,
  { report, ...health }: { readonly report: ReportError } & Health,
): RequestListener {
  const app = createOtherRoutes(deps, { report, ...health });
  const dispatchers = [dispatchImage(deps), repositoryRoutes(deps)];
  const answerError = createErrorAnswer({ challenge, report });
  return (req, res) => {
    const path = pathOf(req.url ?? '/');
    for (const dispatch of dispatchers) {
      const answer = dispatch(path, req.method ?? 'GET');
      if (!answer) continue;
      void (async () => answer(req, res))().catch((error: unknown) => {
        if (!res.headersSent) setDockerHeaders(res);
        answerError(error, req, res);
      });
      return;
    }
    app(req, res);
  };
}

function createOtherRoutes(
  deps: RegistryDeps,
  { report, ...health }: { readonly report: ReportError } & Health,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(dockerHeaders);
  addHealthRoutes(app, health);
  if (deps.internalSecret !== undefined) {
    app.use('/internal', internalRoutes(deps.hubOperations, { secret: deps.internalSecret, report }));
  }
  app.use(() => {
    throw new AppError('not_found');
  });
  app.use(errorHandler({ challenge, report }));
  return app;
}
