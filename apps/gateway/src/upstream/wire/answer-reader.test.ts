import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadAnswer } from './answer-head.ts';
import { AnswerReader } from './answer-reader.ts';

interface Read {
  status?: number;
  reason?: string;
  headers?: readonly string[];
  body: string;
  end?: 'kept' | 'not kept';
}

/** What a reader makes of these bytes, cut at these places. */
function read(text: string, { method = 'GET', cuts = [], closes = false }: ReadOptions = {}): Read {
  const seen: Read = { body: '' };
  const reader = new AnswerReader(method, 1_000, {
    onHead({ status, reason, headers }) {
      expect(seen.status).toBeUndefined();
      Object.assign(seen, { status, reason, headers });
    },
    onData(bytes) {
      expect(seen.end).toBeUndefined();
      seen.body += bytes.toString('latin1');
    },
    onEnd(isKept) {
      expect(seen.end).toBeUndefined();
      seen.end = isKept ? 'kept' : 'not kept';
    },
  });
  const bytes = Buffer.from(text, 'latin1');
  const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])].sort(
    (a, b) => a - b,
  );
  for (const [index, start] of places.slice(0, -1).entries())
    reader.read(bytes.subarray(start, places[index + 1]));
  if (closes) reader.close();
  return seen;
}

interface ReadOptions {
  readonly method?: string;
  readonly cuts?: readonly number[];
  readonly closes?: boolean;
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('AnswerReader', () => {
  it('keeps the spelling, the order and the repetitions of headers', () => {
    const answer =
      'HTTP/1.1 404 Not here\r\nX-One:  a b \r\nset-cookie: 1\r\nSet-Cookie: 2\r\nX-Empty:\r\nContent-Length: 2\r\n\r\nhi';
    expect(read(answer)).toEqual({
      status: 404,
      reason: 'Not here',
      headers: ['X-One', 'a b', 'set-cookie', '1', 'Set-Cookie', '2', 'X-Empty', '', 'Content-Length', '2'],
      body: 'hi',
      end: 'kept',
    });
  });

  it.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', {}, 'hello', 'kept'],
    ['no reason', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', {}, '', 'kept'],
    ['chunks', `${chunked}3;x=y\r\nhel\r\n02\r\nlo\r\n0\r\nX-Sum: 1\r\n\r\n`, {}, 'hello', 'kept'],
    ['the end of the connection', 'HTTP/1.1 200 OK\r\n\r\nhello', { closes: true }, 'hello', 'not kept'],
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', { method: 'HEAD' }, '', 'kept'],
    ['304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n', {}, '', 'kept'],
    ['204', 'HTTP/1.1 204 No Content\r\n\r\n', {}, '', 'kept'],
    [
      'an interim answer',
      'HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!',
      {},
      '!',
      'kept',
    ],
    [
      'a connection that ends',
      'HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\n!',
      {},
      '!',
      'not kept',
    ],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n!', {}, '!', 'not kept'],
    ['a surplus', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n!HTTP/1.1 200', {}, '!', 'not kept'],
  ] as const)('finds where a body ends: %s', (_name, text, options, body, end) => {
    expect(read(text, options)).toMatchObject({ body, end });
  });

  it.each([
    ['no HTTP', 'no http at all\r\n\r\n'],
    ['another version', 'HTTP/2.0 200 OK\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n'],
    ['another coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'],
    ['a folded header', 'HTTP/1.1 200 OK\r\nX-One: a\r\n b: c\r\n\r\n'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\n'],
    ['a line that is no header', 'HTTP/1.1 200 OK\r\nnothing\r\n\r\n'],
    ['a head without end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1_000)}`],
    ['an upgrade', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n'],
    ['a chunk without size', `${chunked}x\r\n`],
    ['a chunk that is longer than it said', `${chunked}1\r\nab\r\n0\r\n\r\n`],
    ['a chunk line without CR', `${chunked}1\nab\r\n`],
    ['a size without end', `${chunked}${'0'.repeat(5_000)}`],
  ])('refuses %s', (_name, text) => {
    expect(() => read(text)).toThrow(BadAnswer);
  });

  it.each([
    ['in the head', 'HTTP/1.1 200'],
    ['in the body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel'],
    ['in a chunk', `${chunked}5\r\nhel`],
    ['before the last chunk', `${chunked}3\r\nhel\r\n`],
  ])('takes no part for the whole: an end %s', (_name, text) => {
    expect(() => read(text, { closes: true })).toThrow(BadAnswer);
  });

  it('reads the same however the bytes are cut', () => {
    const pieces = fc.array(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(), { maxLength: 30 }), fc.boolean(), (bodies, cuts, inChunks) => {
        const whole = bodies.join('');
        const interim = 'HTTP/1.1 100 Continue\r\n\r\n';
        const frames = bodies.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('');
        const text = inChunks
          ? `${interim}${chunked}${frames}0\r\n\r\n`
          : `${interim}HTTP/1.1 200 OK\r\nContent-Length: ${String(whole.length)}\r\n\r\n${whole}`;
        expect(read(text, { cuts })).toMatchObject({ status: 200, body: whole, end: 'kept' });
      }),
    );
  });

  it('never throws anything else, whatever it reads', () => {
    const words = [
      'HTTP/1.1 ',
      '200',
      ' OK',
      '\r\n',
      'Content-Length: 3',
      'Transfer-Encoding: chunked',
      '0',
      'abc',
      ':',
      ' ',
    ];
    const texts = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(texts, (parts) => {
        try {
          read(`HTTP/1.1 200 OK\r\n${parts.join('')}`, { closes: true });
        } catch (error) {
          expect(error).toBeInstanceOf(BadAnswer);
        }
      }),
    );
  });
});
