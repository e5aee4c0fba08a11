import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { AppError } from '@drydock/kernel';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so that root lends it another user; nobody is everywhere. */
const candidates = ['postgres', 'nobody'];

const idOf = (flag: string, name: string): number =>
  Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());

/** @returns undefined when this process is not root, and the server runs as the same user. */
export function findServerUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of candidates) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      continue;
    }
  }
  throw new AppError('configuration_invalid', {
    message:
      'PostgreSQL does not run as root and there is no user postgres or nobody: start Drydock as another user, or set DATABASE_URL to a server of your own',
  });
}

/** May others pass through every folder on the way? */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

/** Where root puts what its server user must reach, when the place asked for is closed to others (as `/root` is). */
const openRoot = '/var/lib/drydock';

/**
 * @param incarnation tells a folder from an earlier one in the same place, whose stand-in must not be taken for its own.
 * @returns the folder itself, or one in the open that stands for it.
 */
export function reachableFolder(path: string, user: ServerUser | undefined, incarnation: string): string {
  if (!user || isReachable(dirname(path))) return path;
  const name = createHash('sha256').update(`${path}\n${incarnation}`).digest('hex').slice(0, 16);
  mkdirSync(openRoot, { recursive: true, mode: 0o755 });
  return join(openRoot, name);
}

/** Its time changes with each installation, so that a copy of older programs is not used. */
const programsVersion = (root: string): string => String(statSync(root).mtimeMs);

/** @returns the programs themselves, or a copy in the open. */
export function reachablePrograms(root: string, user: ServerUser | undefined): string {
  if (!user || isReachable(root)) return root;
  const copy = reachableFolder(root, user, programsVersion(root));
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${String(process.pid)}`;
  try {
    cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

export function giveTo(path: string, user: ServerUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}
