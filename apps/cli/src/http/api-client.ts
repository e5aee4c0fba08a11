import { Readable } from 'node:stream';
import type { GatewayPaths } from '@drydock/api-contracts';
import createClient, { type Client } from 'openapi-fetch';
import { request } from 'undici';
import type { Login } from '../credentials.ts';
import { CliError } from '../cli-error.ts';
import { responseError } from './response-error.ts';
import { basicHeader, jsonOf } from './v1-session.ts';
import { assertJson, wholeAnswer } from './whole-answer.ts';

/** The client's own types take a readonly array for an object, so the generated ones are made writable. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Writable<T[Key]> }
    : T;
type Paths = Writable<GatewayPaths>;

export interface Api {
  readonly host: string;
  readonly client: Client<Paths>;
  /** A body of any size, at the reader's pace. */
  putBytes(path: string, body: AsyncIterable<Uint8Array>): Promise<ByteAnswer>;
}

export interface ByteAnswer {
  readonly data: unknown;
  readonly error: unknown;
  readonly response: { readonly ok: boolean; readonly status: number };
}

const answerTimeoutMs = 10 * 60_000;

/** A repository's slashes stand in the URL as they are; in every other parameter they are escaped (protocol 2.6). */
function serializePath(pathname: string, params: Readonly<Record<string, unknown>>): string {
  return pathname.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = String(params[name]);
    // Escaped or not, an address loses them, and another operation would be called.
    if (/^\.{0,2}$/.test(value)) throw new CliError('usage', `"${value}" is not a name or an id`);
    return name === 'repository'
      ? value.split('/').map(encodeURIComponent).join('/')
      : encodeURIComponent(value);
  });
}

export function createApi(origin: string, login: Login | undefined, signal: AbortSignal): Api {
  const client = createClient<Paths>({
    baseUrl: origin,
    headers: login ? { Authorization: basicHeader(login) } : {},
    pathSerializer: serializePath,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const step = `${request.method} ${pathname}`;
      try {
        // A redirect would carry the credentials to where nobody meant them to go; the API has none.
        return await wholeAnswer(await fetch(request, { signal, redirect: 'error' }), step);
      } catch (error) {
        if (error instanceof CliError) throw error;
        const cause =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : 'no answer';
        throw new CliError(signal.aborted ? 'interrupted' : 'unreachable', `${step}: ${cause}`, {
          cause: error,
        });
      }
    },
  });
  return {
    host: new URL(origin).host,
    client,
    async putBytes(path, body) {
      const send = async () => {
        const answer = await request(`${origin}${path}`, {
          method: 'PUT',
          headers: {
            ...(login ? { Authorization: basicHeader(login) } : {}),
            'Content-Type': 'application/octet-stream',
          },
          body: Readable.from(body),
          headersTimeout: answerTimeoutMs,
          signal,
        });
        return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
      };
      const { status, bytes } = await send().catch((error: unknown) => {
        const cause = error instanceof Error ? error.message : 'no answer';
        const kind = signal.aborted ? 'interrupted' : 'unreachable';
        throw new CliError(kind, `PUT ${path}: ${cause}`, { cause: error });
      });
      const data = jsonOf(bytes);
      const ok = status < 300;
      if (ok) assertJson(`PUT ${path}`, bytes);
      return { data, error: ok ? undefined : data, response: { ok, status } };
    },
  };
}

/** @param what the step, for the words of a failure. @throws CliError when the answer is none of success */
export function answered<T>(
  api: Api,
  what: string,
  result: {
    readonly data?: T;
    readonly error?: unknown;
    readonly response: Pick<Response, 'ok' | 'status'>;
  },
): T | undefined {
  if (result.response.ok) return result.data;
  throw responseError(what, result.response.status, result.error, api.host);
}

/** As `answered`, for operations that always have a body. */
export function answeredBody<T>(
  api: Api,
  what: string,
  result: {
    readonly data?: T;
    readonly error?: unknown;
    readonly response: Pick<Response, 'ok' | 'status'>;
  },
): T {
  const body = answered(api, what, result);
  if (body === undefined) throw new CliError('failed', `${what}: the answer has no body`);
  return body;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Every item of a paged list. */
export async function allPages<T>(
  fetchPage: (after: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page: Page<T> = await fetchPage(after);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
