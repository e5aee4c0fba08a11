import { Readable } from 'node:stream';
import { Pool, request as ask } from 'undici';
import { z } from 'zod';
import { ReplicaHealth } from '@drydock/http-kit';
import { AppError, defaultMessages, type ErrorCode } from '@drydock/kernel';
import { currentScope, endWith, type Span } from '@drydock/observability';

export interface InternalCallSettings {
  /** `http://host:port` of each replica of the other service, or one name for all of them. */
  readonly baseUrls: readonly string[];
  /** Of the other service, for spans. */
  readonly service: 'hub' | 'registry';
  /** What both services know and nobody else (`DRYDOCK_INTERNAL_SECRET`). */
  readonly secret: string;
  /** Is told when the other service does not take the secret; once until it takes it again. */
  readonly log?: { error(fields: object, message: string): void };
  readonly timeoutMs?: number;
  /** A call that is not answered for so long makes it ask the replica whether it is there at all. */
  readonly patienceMs?: number;
}

export interface InternalRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
  /** In place of `body`: bytes, passed on as they come, to one replica. */
  readonly stream?: AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
}

/** @returns the parsed JSON body, undefined for 204. */
export type InternalCall = (request: InternalRequest) => Promise<unknown>;

const defaultTimeoutMs = 10_000;
const connectTimeoutMs = 2_000;
const defaultPatienceMs = 3_000;
/** A replica that is out is asked so often whether it is there again; until then it gets no call, unless all are out. */
const askEveryMs = 1_000;
const questionTimeoutMs = 2_000;
const errorBody = z.object({ error: z.string(), code: z.string().optional() });

const isErrorCode = (text: string | undefined): text is ErrorCode =>
  text !== undefined && text in defaultMessages;

function queryString(query: InternalRequest['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) params.append(name, one);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function failureOf(error: unknown): AppError {
  if (AppError.is(error)) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Nothing was sent.
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new AppError('unavailable', { cause: error });
  const isTimeout = error instanceof Error && /Timeout/i.test(`${error.name} ${code}`);
  return new AppError(isTimeout ? 'gateway_timeout' : 'unavailable', { cause: error });
}

function openReplica(baseUrl: string, timeoutMs: number) {
  const pool = new Pool(baseUrl, {
    connections: 32,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: Math.min(connectTimeoutMs, timeoutMs),
  });
  const livez = new URL('/livez', baseUrl);
  const answers = async (): Promise<'serving'> => {
    // On a connection of its own: a kept one may be what is wrong.
    const answer = await ask(livez, { reset: true, signal: AbortSignal.timeout(questionTimeoutMs) });
    await answer.body.dump();
    return 'serving';
  };
  // One that stops needs no watch: what it does not take any more goes to the next one.
  return { pool, health: new ReplicaHealth({ ask: () => answers().catch(() => 'out'), askEveryMs }) };
}

type Replica = ReturnType<typeof openReplica>;

/**
 * One call of the other service by `openapi/internal.yaml`; its error object's `code` comes back as the AppError that was thrown there,
 * but `unavailable` when the other service does not take the secret.
 * The request id and the trace of the scope go along. Replicas take turns. All operations are idempotent, so a call whose replica is away goes to the next one.
 * A replica that lets a call wait and answers nothing else either is out until it does; a GET does not wait for it.
 */
export function createInternalCall(settings: InternalCallSettings): InternalCall {
  const { timeoutMs = defaultTimeoutMs, patienceMs = defaultPatienceMs } = settings;
  let isSecretRefused = false;
  const replicas = settings.baseUrls.map((baseUrl) => openReplica(baseUrl, timeoutMs));
  let turn = 0;

  /** Those that are out last. */
  const inTurn = () => {
    turn += 1;
    const turned = replicas
      .map((_, index) => replicas[(turn + index) % replicas.length])
      .flatMap((one) => one ?? []);
    return [...turned.filter(({ health }) => !health.isOut), ...turned.filter(({ health }) => health.isOut)];
  };
  /** @returns what ends the watch */
  const watch = ({ health }: Replica, giveUp: () => void): (() => void) => {
    const onWaiting = async (): Promise<void> => {
      if ((await health.isHung()) && replicas.some((other) => !other.health.isOut)) giveUp();
    };
    const timer = setInterval(() => void onWaiting(), patienceMs);
    return () => clearInterval(timer);
  };
  const send = async (
    pool: Pool,
    { method, path, query, body, stream, signal }: InternalRequest,
    span: Span | undefined,
  ) => {
    const requestId = currentScope()?.requestId;
    const answer = await pool.request({
      method,
      path: path + queryString(query),
      headers: {
        authorization: `Bearer ${settings.secret}`,
        ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
        ...(span === undefined ? {} : { traceparent: span.traceparent }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(stream === undefined ? {} : { 'content-type': 'application/octet-stream' }),
      },
      body: stream ? Readable.from(stream) : body === undefined ? null : JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await answer.body.text();
    span?.setAttributes({ 'http.response.status_code': answer.statusCode });
    return { status: answer.statusCode, text };
  };
  const sendToAny = async (request: InternalRequest) => {
    let failure = new AppError('unavailable');
    for (const replica of inTurn()) {
      const hung = new AbortController();
      // What changes something stays: the replica may do it yet, when it goes on, and then after the second try's time.
      const endWatch = watch(replica, () => {
        if (request.method === 'GET') hung.abort(new AppError('unavailable'));
      });
      const signal = request.signal ? AbortSignal.any([request.signal, hung.signal]) : hung.signal;
      try {
        const span = currentScope()?.span?.child({
          name: `${request.method} ${settings.service}`,
          kind: 'client',
          attributes: { 'http.request.method': request.method, 'peer.service': settings.service },
        });
        const sending = send(replica.pool, { ...request, signal }, span);
        return await (span ? endWith(span, sending) : sending);
      } catch (error) {
        request.signal?.throwIfAborted();
        failure = failureOf(error);
        // Of a stream nobody knows how much is left.
        if (failure.code !== 'unavailable' || request.stream) break;
        replica.health.takeOut();
      } finally {
        endWatch();
      }
    }
    throw failure;
  };

  return async (request) => {
    const { status, text } = await sendToAny(request);
    if (status < 300) isSecretRefused = false;
    if (status === 204) return undefined;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text) as unknown;
    } catch (error) {
      throw new AppError('bad_gateway', { cause: error });
    }
    if (status < 300) return parsed;
    const failure = errorBody.safeParse(parsed);
    // Of us, and not of whoever called us: a client would be told that its password is wrong.
    if (failure.success && failure.data.code === 'requires_authorization') {
      if (!isSecretRefused) {
        const words = 'does not take DRYDOCK_INTERNAL_SECRET: hub, registry and worker need the same one';
        settings.log?.error({}, `the ${settings.service} ${words}`);
      }
      isSecretRefused = true;
      throw new AppError('unavailable', { details: { service: settings.service, refused: 'the secret' } });
    }
    if (failure.success && isErrorCode(failure.data.code)) {
      throw new AppError(failure.data.code, { message: failure.data.error });
    }
    throw new AppError(status === 503 ? 'unavailable' : 'bad_gateway', { details: { status } });
  };
}
