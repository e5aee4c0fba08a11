import { connect } from 'node:net';
import { freePort } from '../free-port.ts';
import { tempDirectory } from '../temp-directory.ts';
import { runCommand } from './run-command.ts';
import { startServer, type RunningServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestRedis {
  readonly url: string;
  /** Absent when the server is not ours. */
  readonly server?: RunningServer;
  stop(): Promise<void>;
}

async function expectPong(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('data', (data) => resolve(data.toString()));
      socket.write('PING\r\n');
    });
    if (!answer.startsWith('+PONG')) throw new Error(`Redis answered ${answer}`);
  } finally {
    socket.destroy();
  }
}

export interface TestRedisSettings {
  /** Default `noeviction`, as the queue wants it. */
  readonly policy?: string;
  /** To start one again where another was. Default: a free one. */
  readonly port?: number;
}

/** A Redis of this test's own, in memory; `DRYDOCK_TEST_REDIS_URL` names one that is there. */
export async function startTestRedis(settings: TestRedisSettings = {}): Promise<TestRedis | Unavailable> {
  const given = process.env['DRYDOCK_TEST_REDIS_URL'];
  if (given !== undefined && settings.policy === undefined && settings.port === undefined) {
    return { url: given, stop: () => Promise.resolve() };
  }
  if ((await runCommand('redis-server', ['--version'])) === undefined) {
    return { unavailable: 'there is no redis-server here, and DRYDOCK_TEST_REDIS_URL names none' };
  }
  const directory = await tempDirectory('redis');
  const port = settings.port ?? (await freePort());
  const policy = settings.policy ?? 'noeviction';
  const place = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', directory.path];
  const memoryOnly = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', policy];
  const server = await startServer({
    file: 'redis-server',
    args: [...place, ...memoryOnly],
    isReady: () => expectPong(port),
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    server,
    async stop() {
      await server.stop();
      await directory.remove();
    },
  };
}
