import type { IncomingMessage } from 'node:http';
import type { ForwardedFacts } from '../client/forwarded-facts.ts';

/** RFC 9110 7.6.1 and what old proxies add. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Facts that a client may not state itself. `expect` is answered here. */
const replaced = new Set([
  'expect',
  'forwarded',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
]);

const namesIn = (connection: string | undefined): ReadonlySet<string> | undefined =>
  connection === undefined || /^(?:close|keep-alive)$/i.test(connection)
    ? undefined
    : new Set(connection.split(',').map((name) => name.trim().toLowerCase()));

/** Names and values in turn; spelling and repetitions as they were. */
export function requestHeaders(req: IncomingMessage, facts: ForwardedFacts): string[] {
  const named = namesIn(req.headers.connection);
  const headers: string[] = [];
  let hasHost = false;
  const raw = req.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const key = name.toLowerCase();
    // A name in `Connection` may not take away the frame of the body or the host.
    const isNamed = named?.has(key) === true && key !== 'content-length' && key !== 'host';
    if (!hopByHop.has(key) && !replaced.has(key) && !isNamed) headers.push(name, raw[index + 1] ?? '');
    if (key === 'host') hasHost = true;
  }
  // HTTP/1.0 has none, HTTP/1.1 is refused without.
  if (!hasHost) headers.push('Host', facts.host);
  headers.push('X-Forwarded-For', facts.address, 'X-Forwarded-Proto', facts.proto);
  headers.push('X-Forwarded-Host', facts.host, 'X-Request-Id', facts.requestId);
  if (facts.traceparent !== undefined) headers.push('traceparent', facts.traceparent);
  return headers;
}

/** @param raw as the service spelt them. @param requestId says which request this answers; the service's own word for it goes. */
export function responseHeaders(raw: readonly string[], requestId: string): string[] {
  const headers: string[] = [];
  let named: ReadonlySet<string> | undefined;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const value = raw[index + 1] ?? '';
    const key = name.toLowerCase();
    if (key === 'connection') named = namesIn(value);
    if (!hopByHop.has(key) && key !== 'x-request-id') headers.push(name, value);
  }
  headers.push('X-Request-Id', requestId);
  return named ? withoutNamed(headers, named) : headers;
}

function withoutNamed(headers: readonly string[], named: ReadonlySet<string>): string[] {
  return headers.filter((_part, index) => {
    const key = (headers[index - (index % 2)] ?? '').toLowerCase();
    return key === 'content-length' || !named.has(key);
  });
}
