import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ContractValidator } from '../contract/contract-validator.ts';

export type HeaderList = readonly (readonly [name: string, value: string])[];

export interface RawRequest {
  readonly method?: string;
  /** The request target as it goes on the wire; nothing is normalised. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | HeaderList;
  readonly body?: string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
  /** Chunks go here instead of being kept. */
  readonly onData?: (chunk: Buffer) => void;
  /** False for what is not on the public address's documents. */
  readonly validate?: boolean;
}

export interface RawResponse {
  readonly status: number;
  /** In order and in the spelling of the wire. */
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** The first value, whatever the spelling of the name. */
  header(name: string): string | undefined;
  values(name: string): readonly string[];
  text(): string;
  json(): unknown;
}

export interface RawClient {
  readonly baseUrl: string;
  request(request: RawRequest): Promise<RawResponse>;
}

const pairs = (raw: readonly string[]): HeaderList =>
  Array.from(
    { length: raw.length / 2 },
    (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const,
  );

function flatten(headers: RawRequest['headers']): string[] {
  if (!headers) return [];
  const list: HeaderList = Array.isArray(headers) ? headers : Object.entries(headers);
  return list.flatMap(([name, value]) => [name, value]);
}

export function toResponse(status: number, headers: HeaderList, body: Buffer): RawResponse {
  const values = (name: string) =>
    headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return {
    status,
    headers,
    body,
    values,
    header: (name) => values(name)[0],
    text: () => body.toString('utf8'),
    json: () => JSON.parse(body.toString('utf8')) as unknown,
  };
}

/** An HTTP client that changes nothing: no redirects, no decoding, names as spelt. Each answer is held against `validator`. */
export function createRawClient(baseUrl: string, validator?: ContractValidator): RawClient {
  const { hostname, port } = new URL(baseUrl);

  const exchange = (request: RawRequest): Promise<RawResponse> =>
    new Promise((resolve, reject) => {
      const { method = 'GET', path, body } = request;
      const headers = flatten(request.headers);
      const has = (name: string) =>
        headers.some((entry, index) => index % 2 === 0 && entry.toLowerCase() === name);
      if (!has('host')) headers.push('Host', `${hostname}:${port}`);
      const isBytes = typeof body === 'string' || body instanceof Uint8Array;
      if (isBytes && !has('content-length') && !has('transfer-encoding')) {
        headers.push('Content-Length', String(Buffer.byteLength(body)));
      } else if (body !== undefined && !isBytes && !has('content-length') && !has('transfer-encoding')) {
        headers.push('Transfer-Encoding', 'chunked');
      } else if (body === undefined && method !== 'GET' && method !== 'HEAD' && !has('content-length')) {
        headers.push('Content-Length', '0');
      }
      if (!has('connection')) headers.push('Connection', 'close');
      const outgoing = http.request({
        hostname,
        port,
        method,
        path,
        headers,
        agent: false,
        ...(request.signal && { signal: request.signal }),
      });
      let answered = false;
      outgoing.on('error', (error) => {
        if (!answered) reject(error);
      });
      outgoing.on('response', (incoming) => {
        answered = true;
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => {
          if (request.onData) request.onData(chunk);
          else chunks.push(chunk);
        });
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve(toResponse(incoming.statusCode ?? 0, pairs(incoming.rawHeaders), Buffer.concat(chunks)));
        });
      });
      if (body === undefined || isBytes) outgoing.end(body);
      else
        pipeline(Readable.from(body, { objectMode: false }), outgoing).catch((error: unknown) => {
          if (!answered) reject(error instanceof Error ? error : new Error(String(error)));
        });
    });

  return {
    baseUrl,
    async request(request) {
      const response = await exchange(request);
      if (validator && request.validate !== false) {
        validator.assertDocumented({
          method: request.method ?? 'GET',
          path: request.path,
          status: response.status,
          headers: response.headers,
          body: request.onData ? undefined : response.body,
        });
      }
      return response;
    },
  };
}
