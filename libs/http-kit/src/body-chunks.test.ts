import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyChunks } from './body-chunks.ts';
import { readBody } from './read-body.ts';

const server = createServer((req, res) => {
  const read = async (): Promise<string> => {
    if (req.url === '/whole') return String((await readBody(req, 1_000_000)).length);
    let pieces = 0;
    let bytes = 0;
    for await (const chunk of bodyChunks(req)) {
      pieces += 1;
      bytes += chunk.length;
    }
    return JSON.stringify({ pieces, bytes });
  };
  read().then(
    (answer) => res.end(answer),
    (error: unknown) => res.writeHead(500).end(String(error)),
  );
});

/** @returns the body of the answer */
async function sendChunks(path: string, count: number, chunk: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(
    `PUT ${path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(count));
  socket.write('0\r\n\r\n');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  await once(socket, 'close');
  return answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/^\w+\r\n|\r\n0\r\n\r\n$/g, '');
}

describe('the chunks of a body', () => {
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('are gathered when somebody sends a byte a chunk', async () => {
    const { pieces, bytes } = JSON.parse(await sendChunks('/', 100_000, 'x'));
    expect(bytes).toBe(100_000);
    expect(pieces).toBeLessThan(1_000);
  });

  it('are handed on as they are when they are large', async () => {
    const { bytes } = JSON.parse(await sendChunks('/', 20, 'y'.repeat(60_000)));
    expect(bytes).toBe(1_200_000);
  });

  it('make a whole body, whatever their size', async () => {
    await expect(sendChunks('/whole', 50_000, 'z')).resolves.toContain('50000');
  });
});
