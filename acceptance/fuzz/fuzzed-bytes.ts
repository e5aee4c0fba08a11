import fc from 'fast-check';
import type { FuzzMaterial } from './fuzzed-request.ts';

/** Bytes that are hardly HTTP, for a bare socket. */
export function fuzzedBytes({ authorizations: valid, words }: FuzzMaterial): fc.Arbitrary<Buffer> {
  const start = fc.constantFrom(
    'GET / HTTP/1.1',
    'GET /v1/_ping HTTP/1.0',
    'GET /v1/_ping',
    'PUT /v1/images/x/layer HTTP/1.1',
    'get /v1/_ping http/1.1',
    'PRI * HTTP/2.0',
    'GET http://other/v1/_ping HTTP/1.1',
    'CONNECT other:1 HTTP/1.1',
    'OPTIONS * HTTP/1.1',
    'GET /\u00e9 HTTP/1.1',
    'GET /a b HTTP/1.1',
    '\u0016\u0003\u0001',
    `GET /${'a'.repeat(20_000)} HTTP/1.1`,
    `PUT /v1/repositories/${words[0] ?? 'x'}/tags/t HTTP/1.1`,
    'GET /v1/_ping HTTP/9.9',
    '',
  );
  const line = fc.constantFrom(
    'Host: a',
    'Host:',
    'Host: a\r\nHost: b',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked, chunked',
    'Transfer-Encoding: gzip',
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 5\r\nContent-Length: 6',
    'Content-Length: 99999999999999999999',
    'Connection: upgrade',
    'Upgrade: websocket',
    'Expect: 100-continue',
    'Expect: nothing',
    'Range: bytes=0-1\r\nRange: bytes=2-3',
    ' folded',
    'no colon',
    ': empty',
    'X\u0000Y: z',
    `X-Long: ${'a'.repeat(20_000)}`,
    'Connection: close',
    ...valid.map((value) => `Authorization: ${value}`),
  );
  const tail = fc.constantFrom(
    '',
    '\r\n',
    'hello',
    '5\r\nhello\r\n0\r\n\r\n',
    '5\r\nhel',
    'zz\r\n',
    'FFFFFFFFFFFFFFFFF\r\n',
    '0\r\n\r\nGET /v1/_ping HTTP/1.1\r\n\r\n',
    '-1\r\n',
    '5;x=y\r\nhello\r\n0\r\nA: b\r\n\r\n',
  );
  return fc
    .tuple(start, fc.array(line, { maxLength: 5 }), tail)
    .map(([first, lines, rest]) => Buffer.from(`${[first, ...lines].join('\r\n')}\r\n\r\n${rest}`, 'latin1'));
}
