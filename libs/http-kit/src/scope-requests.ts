import type { IncomingMessage, RequestListener } from 'node:http';
import { requestIdFrom, runInScope, type Logger, type Tracer } from '@drydock/observability';
import { headerOf } from './header-of.ts';
import { operationOf } from './operation-of.ts';
import { traceRequest } from './trace-request.ts';

export interface RequestScopeSettings {
  /** Undefined: no traces. */
  readonly tracer: Tracer | undefined;
  readonly log: Pick<Logger, 'debug' | 'isLevelEnabled'>;
  /**
   * Answered with no call of another service and no job: needs no scope while there are no traces, and a scope costs each `await` in it
   * something before Node 24.
   */
  readonly leadsNowhere?: (req: IncomingMessage) => boolean;
}

/**
 * For a service behind the gateway: the same listener, each request in a scope of its own that calls of other services, jobs and lines of
 * the log take the request id from. An id that is none, or none at all, is replaced by one. `traceparent` is believed: the gateway lets
 * through only that of a peer whom it trusts. At `debug` a line is logged for each request.
 */
export function scopeRequests(
  listener: RequestListener,
  { tracer, log, leadsNowhere = () => false }: RequestScopeSettings,
): RequestListener {
  const isTalkative = log.isLevelEnabled('debug');
  return (req, res) => {
    if (tracer === undefined && !isTalkative && leadsNowhere(req)) {
      listener(req, res);
      return;
    }
    const requestId = requestIdFrom(headerOf(req, 'X-Request-Id'));
    req.headers['x-request-id'] = requestId;
    const span = tracer && traceRequest(tracer, { req, res }, headerOf(req, 'traceparent'));
    if (isTalkative) {
      const startedAtMs = performance.now();
      const operation = operationOf(req.method ?? 'GET', req.url ?? '/');
      res.once('close', () => {
        const durationMs = Math.round((performance.now() - startedAtMs) * 10) / 10;
        log.debug({ requestId, operation, status: res.statusCode, durationMs }, 'request');
      });
    }
    runInScope({ requestId, span }, () => listener(req, res));
  };
}
