import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findPostgresBinaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { cleanEnvironment, createCluster } from './create-cluster.ts';
import {
  findServerUser,
  giveTo,
  reachableFolder,
  reachablePrograms,
  type ServerUser,
} from './server-user.ts';

export interface EmbeddedServerSettings {
  readonly folder: string;
  readonly password: string;
  readonly onLost: (error: Error) => void;
}

export interface EmbeddedServer {
  /** Of the superuser, without a database. */
  readonly port: number;
  readonly superuser: string;
  stop(signal: AbortSignal): Promise<void>;
}

const superuser = 'drydock_owner';
const startDeadlineMs = 30_000;
const pollMs = 25;
const wrongPassword = '28P01';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The server outlives a Drydock that was killed; it is told to end before a new one begins on the same files. */
async function endOrphan(cluster: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return;
  }
  const isPostgres = (): boolean => {
    try {
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(cluster);
    } catch {
      // Elsewhere than on Linux PostgreSQL itself refuses a second server.
      return false;
    }
  };
  if (!isAlive(pid) || !isPostgres()) return;
  process.kill(pid, 'SIGINT');
  const until = performance.now() + startDeadlineMs;
  while (isAlive(pid) && performance.now() < until) await pause(pollMs);
}

async function untilReady(child: ChildProcess, port: number, password: string, log: string): Promise<void> {
  const until = performance.now() + startDeadlineMs;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
      throw new Error(`PostgreSQL ended while starting; the end of ${log}:\n${tail}`);
    }
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: superuser,
      password,
      database: 'postgres',
    });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof pg.DatabaseError && error.code === wrongPassword) {
        throw new Error(
          'PostgreSQL refuses the password in the data directory: the two do not belong together',
          {
            cause: error,
          },
        );
      }
      if (performance.now() > until) {
        throw new Error(`PostgreSQL did not get ready; see ${log}`, { cause: error });
      }
      await pause(pollMs);
    }
  }
}

function launch(options: {
  readonly postgres: string;
  readonly cluster: string;
  readonly port: number;
  readonly log: string;
  readonly user: ServerUser | undefined;
}): ChildProcess {
  const log = openSync(options.log, 'a', 0o600);
  giveTo(options.log, options.user);
  const set = (name: string, value: string) => ['-c', `${name}=${value}`];
  const child = spawn(
    options.postgres,
    [
      ...['-D', options.cluster, '-p', String(options.port)],
      ...set('listen_addresses', '127.0.0.1'),
      ...set('unix_socket_directories', ''),
      ...set('max_connections', '60'),
      ...set('shared_buffers', '64MB'),
      ...set('max_wal_size', '256MB'),
      ...set('timezone', 'UTC'),
    ],
    // A group of its own: Ctrl-C ends Drydock first, which then stops its database.
    { ...options.user, cwd: '/', detached: true, env: cleanEnvironment(), stdio: ['ignore', log, log] },
  );
  closeSync(log);
  return child;
}

/** PostgreSQL from the npm package, on a loopback port that nobody else has, with its files in `folder`. */
export async function startEmbeddedServer(settings: EmbeddedServerSettings): Promise<EmbeddedServer> {
  const { password, onLost } = settings;
  const binaries = findPostgresBinaries();
  const user = findServerUser();
  const programs = reachablePrograms(binaries.root, user);
  const place = (program: string) => join(programs, program.slice(binaries.root.length));
  const folder = reachableFolder(settings.folder, user, password);
  const cluster = await createCluster({ initdb: place(binaries.initdb), folder, superuser, password, user });
  await endOrphan(cluster);
  const port = await freePort();
  const log = join(folder, 'log');
  const child = launch({ postgres: place(binaries.postgres), cluster, port, log, user });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  try {
    await Promise.race([untilReady(child, port, password, log), failed]);
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  let isStopping = false;
  void exited.then(() => {
    if (!isStopping) onLost(new Error(`PostgreSQL ended by itself; see ${log}`));
  });
  return {
    port,
    superuser,
    async stop(signal) {
      isStopping = true;
      signal.addEventListener('abort', () => child.kill('SIGQUIT'), { once: true });
      // Fast shutdown: sessions end, all that was committed is on disk.
      child.kill('SIGINT');
      await exited;
    },
  };
}
