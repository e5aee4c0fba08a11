import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { longestBuildMs } from './go-tool.ts';
import { startTestToxiproxy, type TestToxiproxy } from './test-toxiproxy.ts';

const word = 'word';

const patienceMs = 2_000;

/** Sends a word through it. @returns what came back before the connection ended, or stood still as one does that the injector forgot */
async function echoed(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.write(word);
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    if (answer === word) socket.end();
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

const expectEcho = (port: number, answer: string) =>
  eventually(async () => expect(await echoed(port)).toBe(answer), { timeoutMs: 15_000 });

describe('the link with faults', () => {
  let toxiproxy: TestToxiproxy;
  let upstream: Server;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const started = await startTestToxiproxy();
    if ('unavailable' in started) {
      whyNot = started.unavailable;
      return;
    }
    toxiproxy = started;
    upstream = createServer((socket) => {
      // Reset when the injector is killed with an answer that it has not read.
      socket.on('error', () => undefined);
      socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(upstream, 'listening');
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    if (whyNot !== undefined) return;
    await toxiproxy.stop();
    upstream.close();
  });

  it('is cut and healed, also when its injector hangs, and the other links keep their faults', async () => {
    const { port } = upstream.address() as AddressInfo;
    const link = await toxiproxy.link('one', port);
    const other = await toxiproxy.link('other', port);
    await expectEcho(link.port, word);
    await link.cut();
    await expectEcho(link.port, '');
    await link.heal();
    await expectEcho(link.port, word);

    const short = { type: 'limit_data', attributes: { bytes: 2 } };
    await link.add(short);
    await other.add(short);
    await expectEcho(link.port, 'wo');
    toxiproxy.server.signal('SIGSTOP');
    await link.heal();
    await expectEcho(link.port, word);
    await expectEcho(other.port, 'wo');
  });
});
