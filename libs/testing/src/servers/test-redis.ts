import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { freePort } from '../free-port.ts';
import { tempDirectory } from '../temp-directory.ts';
import { runCommand } from './run-command.ts';
import { makeTestCertificate, type TestCertificate } from './test-certificate.ts';
import { startServer, type RunningServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestRedis {
  readonly url: string;
  /** PEM of the authority that signed its certificate, when it speaks TLS. */
  readonly ca?: string;
  /** Absent when the server is not ours. */
  readonly server?: RunningServer;
  /** Where its files lie; absent when the server is not ours. */
  readonly directory?: string;
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

const user = { name: 'drydock', password: 'redis-secret' };

const securedBy = ({ certFile, keyFile }: TestCertificate, port: number): readonly string[] => [
  ...['--port', '0', '--tls-port', `${port}`, '--tls-cert-file', certFile, '--tls-key-file', keyFile],
  ...['--tls-ca-cert-file', certFile, '--tls-auth-clients', 'no'],
  ...['--user', 'default', 'off', '--user', user.name, 'on', `>${user.password}`],
  ...['~drydock:*', '&drydock:*', '+@all', '-@dangerous', '+info'],
];

async function expectTls(port: number): Promise<void> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect').finally(() => socket.destroy());
}

export interface TestRedisSettings {
  /** Default `noeviction`, as the queue wants it. */
  readonly policy?: string;
  /** TLS with a certificate of its own, and one user who may use `drydock:` alone and nothing dangerous but INFO. */
  readonly isSecured?: boolean;
  /** To start one again where another was. Default: a free one. */
  readonly port?: number;
  /** What it was told is in its files before it answers, and there again after `kill` and `start`. Default: in memory alone. */
  readonly isKept?: boolean;
}

/** A Redis of this test's own, in memory; `DRYDOCK_TEST_REDIS_URL` names one that is there. */
export async function startTestRedis(settings: TestRedisSettings = {}): Promise<TestRedis | Unavailable> {
  const given = process.env['DRYDOCK_TEST_REDIS_URL'];
  if (
    given !== undefined &&
    settings.policy === undefined &&
    settings.port === undefined &&
    !settings.isSecured &&
    !settings.isKept
  ) {
    return { url: given, stop: () => Promise.resolve() };
  }
  if ((await runCommand('redis-server', ['--version'])) === undefined) {
    return { unavailable: 'there is no redis-server here, and DRYDOCK_TEST_REDIS_URL names none' };
  }
  const directory = await tempDirectory('redis');
  const port = settings.port ?? (await freePort());
  const policy = settings.policy ?? 'noeviction';
  const certificate = settings.isSecured ? await makeTestCertificate() : undefined;
  if (certificate && 'unavailable' in certificate) return certificate;
  const secured = certificate ? securedBy(certificate, port) : ['--port', `${port}`];
  const place = [...secured, '--bind', '127.0.0.1', '--dir', directory.path];
  const kept = settings.isKept ? ['--appendonly', 'yes', '--appendfsync', 'no'] : ['--appendonly', 'no'];
  const memory = ['--save', '', ...kept, '--maxmemory-policy', policy];
  const server = await startServer({
    file: 'redis-server',
    args: [...place, ...memory],
    isReady: () => (certificate ? expectTls(port) : expectPong(port)),
  });
  return {
    url: certificate
      ? `rediss://${user.name}:${user.password}@127.0.0.1:${port}`
      : `redis://127.0.0.1:${port}`,
    ...(certificate ? { ca: certificate.cert } : {}),
    server,
    directory: directory.path,
    async stop() {
      await server.stop();
      await certificate?.remove();
      await directory.remove();
    },
  };
}
