import { Pool } from 'undici';
import { z } from 'zod';
import { AppError, defaultMessages, type ErrorCode } from '@drydock/kernel';

export interface InternalCallSettings {
  /** `http://host:port` of the other service. */
  readonly baseUrl: string;
  /** What both services know and nobody else (`DRYDOCK_INTERNAL_SECRET`). */
  readonly secret: string;
  readonly timeoutMs?: number;
}

export interface InternalRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** @returns the parsed JSON body, undefined for 204. */
export type InternalCall = (request: InternalRequest) => Promise<unknown>;

const defaultTimeoutMs = 10_000;
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

/** One call of the other service by `openapi/internal.yaml`; its error object's `code` comes back as the AppError that was thrown there. */
export function createInternalCall(settings: InternalCallSettings): InternalCall {
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const pool = new Pool(settings.baseUrl, {
    connections: 32,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connectTimeout: timeoutMs,
  });
  return async ({ method, path, query, body, signal }) => {
    let status: number;
    let text: string;
    try {
      const answer = await pool.request({
        method,
        path: path + queryString(query),
        headers: {
          authorization: `Bearer ${settings.secret}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        ...(signal === undefined ? {} : { signal }),
      });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (error) {
      throw failureOf(error);
    }
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
