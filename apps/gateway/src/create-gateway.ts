import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { registryHeaders, traceRequest } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { Logger, Tracer } from '@drydock/observability';
import { createForwardedFacts, type ForwardedFacts } from './client/forwarded-facts.ts';
import type { TrustedProxies } from './client/trusted-proxies.ts';
import { createOwnAnswers } from './own/own-answers.ts';
import type { AdmitCall } from './limits/rate-limits.ts';
import { isUnderV2 } from './own/not-v2.ts';
import { refuse } from './own/own-answer.ts';
import { checkPath, pathOf } from './routing/check-path.ts';
import { routeOf, type Route } from './routing/route-of.ts';
import type { Upstream } from './upstream/upstream.ts';

export interface GatewayDeps {
  readonly hub: Upstream;
  readonly registry: Upstream;
  readonly trustedProxies: TrustedProxies;
  readonly publicUrl?: URL | undefined;
  /** Of `X-Docker-Registry-Standalone`. */
  readonly pingStandalone: string;
  /** Limits; everything is admitted without. */
  readonly admit?: AdmitCall;
  readonly log: Logger;
  /** Undefined: no traces. */
  readonly tracer?: Tracer | undefined;
  readonly isStopping: () => boolean;
}

export interface Gateway {
  readonly listener: RequestListener;
  /** For Node's `checkContinue` event. */
  readonly continueListener: RequestListener;
}

function warnOnceOf(log: Logger): (peer: string) => void {
  let isTold = false;
  return (peer) => {
    if (isTold) return;
    isTold = true;
    log.warn(
      { peer },
      'a peer that is not trusted sends X-Forwarded headers, which are dropped: if it is your proxy, name it in DRYDOCK_TRUSTED_PROXIES, or all its clients count as one',
    );
  };
}

/** The public address: decides who answers, passes bodies on untouched, and has no rules of its own. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { hub, registry, log, tracer } = deps;
  const factsOf = createForwardedFacts({ ...deps, onUntrusted: warnOnceOf(log) });
  const answerOwn = createOwnAnswers(deps);

  const handle = (req: IncomingMessage, res: ServerResponse, expectsContinue: boolean): void => {
    const startedAt = performance.now();
    const given = factsOf(req);
    const span = tracer && traceRequest(tracer, { req, res }, given.traceparent);
    const facts = span ? { ...given, traceparent: span.traceparent } : given;
    const path = pathOf(req.url ?? '/');
    let route: Route | 'refused' = 'refused';
    res.once('close', () => logRequest(req, res, { facts, traceId: span?.traceId, path, route, startedAt }));
    const fail = (error: AppError): void => {
      if (!res.headersSent) res.setHeader('X-Request-Id', facts.requestId);
      if (path.startsWith('/v1/') && !res.headersSent) {
        for (const [name, value] of Object.entries(registryHeaders)) res.setHeader(name, value);
      }
      refuse(res, error);
      if (!req.readableEnded) req.resume();
    };
    const onAway = (error: AppError): void => {
      log.warn({ requestId: facts.requestId, route, code: error.code, err: error.cause }, 'service away');
      fail(error);
    };

    const pass = (to: Route): void => {
      const forwarding = { facts, span, expectsContinue, onAway };
      if (to === 'hub') hub.forward(req, res, forwarding);
      else if (to === 'registry') registry.forward(req, res, forwarding);
      else if (to === 'images') {
        // Anonymous pulls of public repositories survive the hub: the registry lists these from its own rows.
        const toRegistry = () => registry.forward(req, res, forwarding);
        hub.forward(req, res, { ...forwarding, onAway: toRegistry, treatsUnavailableAsAway: true });
      } else {
        res.setHeader('X-Request-Id', facts.requestId);
        answerOwn(req, res, { path, fail });
      }
    };
    const failWith = (error: unknown): void =>
      fail(AppError.is(error) ? error : new AppError('internal', { cause: error }));

    try {
      if (req.headers.host === undefined && req.httpVersion !== '1.0') {
        throw new AppError('invalid_request', { message: 'The Host header is missing' });
      }
      // Also what is no good path: nothing under /v2 may be answered with JSON (protocol 11).
      const decoded = isUnderV2(path) ? undefined : checkPath(path);
      const to = decoded === undefined ? 'own' : routeOf(req.method ?? 'GET', decoded);
      route = to;
      const call = { path: decoded ?? path, address: facts.address };
      const admitted = to === 'own' ? undefined : deps.admit?.(req, res, call);
      if (admitted) admitted.then(() => pass(to)).catch(failWith);
      else pass(to);
    } catch (error) {
      failWith(error);
    }
  };

  const logRequest = (
    req: IncomingMessage,
    res: ServerResponse,
    request: {
      facts: ForwardedFacts;
      traceId: string | undefined;
      path: string;
      route: string;
      startedAt: number;
    },
  ): void => {
    if (!log.isLevelEnabled('info')) return;
    log.info(
      {
        requestId: request.facts.requestId,
        ...(request.traceId === undefined ? {} : { traceId: request.traceId }),
        method: req.method,
        path: request.path,
        route: request.route,
        // As in the metrics: none, where the client went before an answer began.
        status: res.headersSent ? res.statusCode : 0,
        isComplete: res.writableFinished,
        durationMs: Math.round((performance.now() - request.startedAt) * 10) / 10,
        client: request.facts.address,
      },
      'request',
    );
  };

  return {
    listener: (req, res) => handle(req, res, false),
    continueListener: (req, res) => handle(req, res, true),
  };
}
