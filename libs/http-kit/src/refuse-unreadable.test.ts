import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { refuseUnreadable } from './refuse-unreadable.ts';

describe('refuseUnreadable', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** Sends this and no more. @returns all that the server says until it ends the connection */
  async function answerTo(sent: string): Promise<string> {
    const options = { headersTimeout: 50, connectionsCheckingInterval: 10, maxHeaderSize: 1_024 };
    const started = createServer(options).on('clientError', refuseUnreadable);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    const address = started.address();
    if (address === null || typeof address === 'string') throw new Error('it listens on no port');
    const socket = connect(address.port, '127.0.0.1');
    socket.write(sent);
    return text(socket);
  }

  it.each([
    ['a head that does not come', 'GET /v1/_ping HTTP/1.1\r\n', '408 Request Timeout'],
    [
      'a head that is too long',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(2_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
    ['what is no HTTP', 'hello\r\n\r\n', '400 Bad Request'],
  ])('answers %s in the protocol’s shape', async (_name, sent, status) => {
    const [head = '', body = ''] = (await answerTo(sent)).split('\r\n\r\n');
    expect(head).toMatch(`HTTP/1.1 ${status}\r\n`);
    expect(head).toMatch('X-Docker-Registry-Version: 0.9.1');
    expect(head).toMatch('Content-Type: application/json');
    expect(head).toMatch(`Content-Length: ${String(body.length)}`);
    expect(JSON.parse(body)).toEqual({ error: status.slice(4) });
  });
});
