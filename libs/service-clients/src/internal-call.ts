import { Readable } from 'node:stream';
import { Pool } from 'undici';
import { z } from 'zod';
import { AppError, defaultMessages, type ErrorCode } from '@drydock/kernel';
import { currentScope, endWith, type Span } from '@drydock/observability';

export interface InternalCallSettings {
  /** `http://host:port` of each replica of the other service, or one name for all of them. */
  readonly baseUrls: readonly string[];
  /** Of the other service, for spans. */
  readonly service: 'hub' | 'registry';
  /** What both services know and nobody else (`DRYDOCK_INTERNAL_SECRET`). */
  readonly secret: string;
  readonly timeoutMs?: number;
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
/** A replica that could not be reached gets no call for so long, unless all are out. */
const ejectionMs = 1_000;
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
  const isTimeout =
    error instanceof Error && /Timeout/i.test(`${error.name} ${'code' in error ? String(error.code) : ''}`);
  return new AppError(isTimeout ? 'gateway_timeout' : 'unavailable', { cause: error });
}

function openReplica(baseUrl: string, timeoutMs: number) {
  const pool = new Pool(baseUrl, {
    connections: 32,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: Math.min(connectTimeoutMs, timeoutMs),
  });
  return { pool, ejectedUntilMs: 0 };
}

/**
 * One call of the other service by `openapi/internal.yaml`; its error object's `code` comes back as the AppError that was thrown there.
 * The request id and the trace of the scope go along. Replicas take turns. All operations are idempotent, so a call whose replica is away goes to the next one.
 */
export function createInternalCall(settings: InternalCallSettings): InternalCall {
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const replicas = settings.baseUrls.map((baseUrl) => openReplica(baseUrl, timeoutMs));
  let turn = 0;

  /** Those that answered lately first. */
  const inTurn = () => {
    turn += 1;
    const turned = replicas
      .map((_, index) => replicas[(turn + index) % replicas.length])
      .flatMap((one) => one ?? []);
    const isOut = ({ ejectedUntilMs }: { readonly ejectedUntilMs: number }) =>
      ejectedUntilMs > performance.now();
    return [...turned.filter((one) => !isOut(one)), ...turned.filter(isOut)];
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
      try {
        const span = currentScope()?.span?.child({
          name: `${request.method} ${settings.service}`,
          kind: 'client',
          attributes: { 'http.request.method': request.method, 'peer.service': settings.service },
        });
        const sending = send(replica.pool, request, span);
        return await (span ? endWith(span, sending) : sending);
      } catch (error) {
        request.signal?.throwIfAborted();
        failure = failureOf(error);
        // Of a stream nobody knows how much is left.
        if (failure.code !== 'unavailable' || request.stream) break;
        replica.ejectedUntilMs = performance.now() + ejectionMs;
      }
    }
    throw failure;
  };

  return async (request) => {
    const { status, text } = await sendToAny(request);
    if (status === 204) return undefined;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text) as unknown;
    } catch (error) {
      throw new AppError('bad_gateway', { cause: error });
    }
    if (status < 300) return parsed;
    const failure = errorBody.safeParse(parsed);
    if (failure.success && isErrorCode(failure.data.code)) {
      throw new AppError(failure.data.code, { message: failure.data.error });
    }
    throw new AppError(status === 503 ? 'unavailable' : 'bad_gateway', { details: { status } });
  };
}
