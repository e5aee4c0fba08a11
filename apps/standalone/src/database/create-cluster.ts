import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, type ServerUser } from './server-user.ts';

export interface ClusterSettings {
  readonly initdb: string;
  /** Of the server user; holds `cluster/` and its log. */
  readonly folder: string;
  readonly superuser: string;
  readonly password: string;
  readonly user: ServerUser | undefined;
}

/** Without the variables by which PostgreSQL's programs would be led elsewhere. */
export const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:PG|LC_|LANG)/.test(name)));

function run(command: string, args: readonly string[], user: ServerUser | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    // A group of its own: Ctrl-C must not leave half a cluster behind.
    const child = spawn(command, args, {
      ...user,
      cwd: '/',
      detached: true,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`initdb ended with ${String(code)}: ${output.trim().split('\n').slice(-5).join(' | ')}`),
        );
    });
  });
}

/** Made beside its place and moved there when it is whole, so that one that was broken off is made again. */
export async function createCluster(settings: ClusterSettings): Promise<string> {
  const { initdb, folder, superuser, password, user } = settings;
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(folder, user);
  if (existsSync(cluster)) return cluster;
  const draft = join(folder, 'cluster.new');
  const passwordFile = join(folder, 'password.new');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(passwordFile, user);
  try {
    const args = [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ];
    await run(initdb, args, user);
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return cluster;
}
