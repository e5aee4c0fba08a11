import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span, Tracer } from '@drydock/observability';
import { operationRoutes } from './generated/path-operations.ts';
import { operationOf } from './operation-of.ts';
import { pathOf } from './path-of.ts';
import { errorCodeOf } from './send-error.ts';

/**
 * A span from here to the end of the answer, called by its operation. It holds the path without the query, and no header.
 * @param traceparent of a caller who is believed
 */
export function traceRequest(
  tracer: Tracer,
  { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse },
  traceparent: string | undefined,
): Span {
  const method = req.method ?? 'GET';
  const operation = operationOf(method, req.url ?? '/');
  const route = operationRoutes.get(operation);
  const span = tracer.start(
    {
      name: operation,
      kind: 'server',
      attributes: {
        'http.request.method': method,
        'url.path': pathOf(req.url ?? '/').slice(0, 512),
        'url.scheme': 'encrypted' in req.socket ? 'https' : 'http',
        ...(route === undefined ? {} : { 'http.route': route }),
      },
    },
    traceparent,
  );
  res.once('close', () => {
    if (res.headersSent) span.setAttributes({ 'http.response.status_code': res.statusCode });
    const isFailure = res.statusCode >= 500 || !res.writableFinished;
    span.end(
      isFailure ? (errorCodeOf(res) ?? (res.writableFinished ? String(res.statusCode) : 'cut')) : undefined,
    );
  });
  return span;
}
