import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { request, type Dispatcher } from 'undici';
import type { Login } from '../credentials.ts';
import { CliError } from '../cli-error.ts';
import { assertMaySend } from './address.ts';
import { responseError } from './response-error.ts';

export interface V1Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface V1Request {
  readonly method: 'GET' | 'PUT';
  /** Below `/v1`, such as `/images/<id>/json`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | Readable;
}

export interface V1SessionOptions {
  readonly origin: string;
  readonly login: Login | undefined;
  readonly isInsecureAllowed: boolean;
  readonly signal: AbortSignal;
}

/**
 * One push or pull: what the index said (token, registry's host) and calls to both. The index gets Basic, the registry the
 * token (protocol 4.1).
 */
export interface V1Session {
  readonly host: string;
  callIndex(call: V1Request): Promise<V1Answer>;
  callRegistry(call: V1Request): Promise<V1Answer>;
  /** A layer's answer, body unread; redirects are followed, without credentials when they lead elsewhere. */
  openLayer(
    path: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData>;
}

/** Some registries of the time answered nobody who did not say who they are (protocol 3.17). */
const always = { 'User-Agent': 'drydock-cli' };
const maxRedirects = 5;
const answerTimeoutMs = 10 * 60_000;
/** A download that is silent for so long is cut, and taken up again where it stopped. */
const silenceTimeoutMs = 60_000;

export const basicHeader = ({ username, password }: Login): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return bytes.toString('utf8');
  }
}

/** @throws CliError when the status is none of those expected */
export function expectStatus(
  session: V1Session,
  what: string,
  answer: V1Answer,
  ...wanted: readonly number[]
): V1Answer {
  if (wanted.includes(answer.status)) return answer;
  throw responseError(what, answer.status, jsonOf(answer.bytes), session.host);
}

export function createV1Session({ origin, login, isInsecureAllowed, signal }: V1SessionOptions): V1Session {
  const { host, protocol } = new URL(origin);
  let registryOrigin = origin;
  let token: string | undefined;

  const unreachable = (error: unknown, what: string): CliError => {
    if (error instanceof CliError) return error;
    const reason = error instanceof Error ? error.message : 'failed';
    return new CliError(signal.aborted ? 'interrupted' : 'unreachable', `${what}: ${reason}`, {
      cause: error,
    });
  };

  async function call(
    base: string,
    authorization: string | undefined,
    { method, path, headers, body }: V1Request,
  ): Promise<V1Answer> {
    try {
      const answer = await request(`${base}/v1${path}`, {
        method,
        headers: {
          ...always,
          ...headers,
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        ...(body === undefined ? {} : { body }),
        headersTimeout: answerTimeoutMs,
        bodyTimeout: silenceTimeoutMs,
        signal,
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        bytes: Buffer.from(await answer.body.arrayBuffer()),
      };
    } catch (error) {
      throw unreachable(error, `${method} ${base}/v1${path}`);
    }
  }

  const registryAuthorization = (): string | undefined =>
    token !== undefined
      ? `Token ${token}`
      : login && registryOrigin === origin
        ? basicHeader(login)
        : undefined;

  return {
    host,
    async callIndex(request) {
      const answer = await call(origin, login && basicHeader(login), {
        ...request,
        headers: { ...request.headers, 'X-Docker-Token': 'true' },
      });
      token = single(answer.headers['x-docker-token'])?.replace(/^Token\s+/i, '') ?? token;
      const endpoint = single(answer.headers['x-docker-endpoints'])?.split(',')[0]?.trim();
      if (endpoint !== undefined && endpoint !== '' && URL.canParse(`${protocol}//${endpoint}`)) {
        const url = new URL(`${protocol}//${endpoint}`);
        assertMaySend(url, isInsecureAllowed);
        registryOrigin = url.origin;
      }
      return answer;
    },
    callRegistry: (request) => call(registryOrigin, registryAuthorization(), request),
    async openLayer(path, headers, layerSignal) {
      let url = new URL(`${registryOrigin}/v1${path}`);
      for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
        const isRegistry = url.origin === registryOrigin;
        const authorization = isRegistry ? registryAuthorization() : undefined;
        const answer = await request(url, {
          headers: {
            ...always,
            ...headers,
            ...(authorization === undefined ? {} : { Authorization: authorization }),
          },
          headersTimeout: silenceTimeoutMs,
          bodyTimeout: silenceTimeoutMs,
          signal: layerSignal,
        });
        const location = single(answer.headers['location']);
        if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === undefined) return answer;
        await answer.body.dump();
        url = new URL(location, url);
        assertMaySend(url, isInsecureAllowed);
      }
      throw new CliError('failed', `${path} is redirected again and again`);
    },
  };
}
