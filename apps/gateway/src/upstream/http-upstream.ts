import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReplicaState } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { askReplica } from './ask-replica.ts';
import { hasBody, relayBody } from './body-relay.ts';
import { originForm } from '../routing/check-path.ts';
import { canHoldBody, holdBody } from './held-body.ts';
import { Exchange, type ExchangeFailure } from './exchange.ts';
import { requestHeaders } from './forwarded-headers.ts';
import { traceAttempt } from './trace-attempt.ts';
import { readinessOf, readinessOfAll } from './readiness.ts';
import { Replicas, type ReplicasSettings } from './replicas.ts';
import type { Forwarding, Upstream } from './upstream.ts';
import { Unreached } from './wire/connection.ts';

export interface HttpUpstreamSettings extends ReplicasSettings {
  readonly name: Upstream['name'];
  /** From the end of a request to the head of its answer. */
  readonly answerTimeoutMs?: number;
  /** The same, for calls that somebody else answers then. */
  readonly elsewhereTimeoutMs?: number;
  /** A call that has no head for so long makes the gateway ask the replica whether it is there at all. */
  readonly patienceMs?: number;
}

export interface HttpUpstream extends Upstream {
  countReplicas(): Readonly<Record<ReplicaState, number>>;
}

const defaultAnswerTimeoutMs = 120_000;
/** Longer than the 10 s after which the hub goes on without a registry that hangs. */
const defaultElsewhereTimeoutMs = 15_000;
/** Longer than nearly every call takes; short for who waits on a replica that hangs. */
const defaultPatienceMs = 3_000;
/** Of undici's, which carries uploads. */
const connectFaults = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const isConnectFault = (error: unknown): boolean =>
  error instanceof Unreached ||
  (error instanceof Error && 'code' in error && connectFaults.has(String(error.code)));

function awayError(failure: ExchangeFailure): AppError {
  const { kind, error: cause } = failure;
  if (kind === 'timeout' || kind === 'hung') return new AppError('gateway_timeout', { cause });
  return new AppError(kind === 'unavailable' || isConnectFault(cause) ? 'unavailable' : 'bad_gateway', {
    cause,
  });
}

/** By HTTP's own word (RFC 9110, 9.2.2). DELETE is too, but a second one would be told that there is nothing any more. */
const isIdempotent = (method: string): boolean => ['GET', 'HEAD', 'PUT'].includes(method);

const isRead = (method: string): boolean => ['GET', 'HEAD'].includes(method);

/**
 * Over HTTP, on kept connections. A request is tried again on another replica when nothing of it can have been acted on (no
 * connection came about), or when repeating it is safe and its body, if it has one, was small enough to be held. A replica that lets a
 * call wait is asked whether it is there; when it does not answer that, it is out, and the reads that wait for it go to another one.
 */
export function createHttpUpstream(settings: HttpUpstreamSettings): HttpUpstream {
  const {
    name,
    answerTimeoutMs = defaultAnswerTimeoutMs,
    elsewhereTimeoutMs = defaultElsewhereTimeoutMs,
    patienceMs = defaultPatienceMs,
  } = settings;
  const replicas = new Replicas(settings);

  const forward = (req: IncomingMessage, res: ServerResponse, forwarding: Forwarding): void => {
    const method = req.method ?? 'GET';
    const carriesBody = hasBody(req);
    const { span: parent } = forwarding;
    // Each attempt has a span of its own, and names it.
    const headers = requestHeaders(
      req,
      parent ? { ...forwarding.facts, traceparent: undefined } : forwarding.facts,
    );
    const path = originForm(req.url ?? '/');
    const { treatsUnavailableAsAway = false } = forwarding;
    const maxAttempts = Math.max(2, replicas.size);
    if (forwarding.expectsContinue) res.writeContinue();

    const tried = new Set<string>();
    const attempt = (number: number, body: Buffer | Readable | null): void => {
      const isStream = body instanceof Readable;
      const replica = replicas.take(tried);
      tried.add(replica.origin);
      const span = parent && traceAttempt(parent, { name, method, number, res });
      const onFailure = (failure: ExchangeFailure): void => {
        span?.fail(failure.kind);
        const isUnreached = failure.kind === 'broken' && isConnectFault(failure.error);
        if (isUnreached) replica.health.takeOut();
        const isUntouched = !isStream || !(body.readableDidRead || body.destroyed);
        const isRepeatable = isIdempotent(method) && !isStream && failure.kind === 'broken';
        const isMoved = failure.kind === 'hung' && !replicas.areAllOut;
        if ((isRepeatable || isMoved || (isUnreached && isUntouched)) && number < maxAttempts) {
          attempt(number + 1, body);
          return;
        }
        if (isStream) body.destroy();
        forwarding.onAway(awayError(failure));
      };
      // What changes something stays: the replica may do it yet, when it goes on, and then after the second try's time.
      const isMovable = body === null && isRead(method);
      const onWaiting = async (): Promise<void> => {
        if (!(await replica.health.isHung()) || !isMovable) return;
        if (treatsUnavailableAsAway || (number < maxAttempts && !replicas.areAllOut)) exchange.abandon();
      };
      const exchange = new Exchange({
        req,
        res,
        requestId: forwarding.facts.requestId,
        carriesBody,
        answerTimeoutMs: treatsUnavailableAsAway ? elsewhereTimeoutMs : answerTimeoutMs,
        treatsUnavailableAsAway,
        patienceMs,
        onWaiting: () => void onWaiting(),
        onFailure,
      });
      const request = { path, method, headers: span ? span.onTo(headers) : headers, body };
      if (isStream) replica.upload({ ...request, body }, exchange);
      else replica.connections.ask({ ...request, body }, exchange);
    };
    if (carriesBody && canHoldBody(req)) {
      // A client that breaks off gets no answer.
      holdBody(req).then(
        (body) => attempt(1, body),
        () => undefined,
      );
    } else {
      attempt(1, carriesBody ? relayBody(req) : null);
    }
  };

  return {
    name,
    forward,
    async readiness() {
      const answers = await Promise.all(replicas.list().map((replica) => askReplica(replica, '/readyz')));
      return readinessOfAll(answers.map(readinessOf));
    },
    countReplicas: () => replicas.count(),
    close: () => replicas.close(),
  };
}
