import express, { type Express } from 'express';
import { dockerHeaders, errorHandler } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { byMethod, challenge } from './by-method.ts';
import { addHealthRoutes, type Readiness } from './health-routes.ts';
import { getAncestry } from './images/get-ancestry.ts';
import { getDiff } from './images/get-diff.ts';
import { getFiles } from './images/get-files.ts';
import { getJson } from './images/get-json.ts';
import { getLayer } from './images/get-layer.ts';
import { putChecksum } from './images/put-checksum.ts';
import { putJson } from './images/put-json.ts';
import { putLayer } from './images/put-layer.ts';
import { internalRoutes } from './internal/internal-routes.ts';
import type { RegistryDeps } from './registry-deps.ts';
import { dispatchRepository } from './repositories/dispatch-repository.ts';

export type ReportError = Parameters<typeof errorHandler>[0]['report'];

const image = (resource: string): RegExp => new RegExp(`^/v1/images/([^/]+)/${resource}/?$`);

/**
 * All routes of the registry. No body parser anywhere: a layer is streamed, and the bytes of an image's JSON are kept as
 * they came. Both slash forms are answered in place, never by a redirect (protocol 2.5).
 */
export function createRegistryApp(
  deps: RegistryDeps,
  { report, readiness }: { readonly report: ReportError; readonly readiness: Readiness },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(dockerHeaders);
  app.all(image('json'), byMethod({ GET: getJson(deps), PUT: putJson(deps) }));
  app.all(image('layer'), byMethod({ GET: getLayer(deps), PUT: putLayer(deps) }));
  app.all(image('ancestry'), byMethod({ GET: getAncestry(deps) }));
  app.all(image('checksum'), byMethod({ PUT: putChecksum(deps) }));
  app.all(image('files'), byMethod({ GET: getFiles(deps) }));
  app.all(image('diff'), byMethod({ GET: getDiff(deps) }));
  app.all(/^\/v1\/repositories\/.+$/, dispatchRepository(deps));
  addHealthRoutes(app, readiness);
  if (deps.internalSecret !== undefined) {
    const router = internalRoutes(deps.hubOperations, deps.internalSecret);
    app.use('/internal', router);
    app.use('/internal', () => {
      throw new AppError('not_found');
    });
    app.use('/internal', errorHandler({ challenge: 'Bearer', includeCode: true, report }));
  }
  app.use(() => {
    throw new AppError('not_found');
  });
  app.use(errorHandler({ challenge, report }));
  return app;
}
