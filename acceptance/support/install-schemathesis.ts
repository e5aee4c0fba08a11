import { execFile } from 'node:child_process';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const version = '4.32.5';
const cache = fileURLToPath(new URL('../../node_modules/.cache/drydock/', import.meta.url));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Python 3.10 or later with `venv`: what the tester needs. */
export const hasPython = (): Promise<boolean> =>
  run('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']).then(
    () => true,
    () => false,
  );

/** A contract tester that is not ours, from PyPI into a folder of its own, once per checkout. @returns the path of `st` */
export async function installSchemathesis(): Promise<string> {
  const directory = join(cache, `schemathesis-${version}`);
  const program = join(directory, 'bin', 'st');
  const mark = join(directory, 'complete');
  if (await exists(mark)) return program;
  // What an install that was cut short left behind.
  await rm(directory, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await run('python3', ['-m', 'venv', directory]);
  const pip = join(directory, 'bin', 'python');
  await run(pip, ['-m', 'pip', 'install', '--quiet', `schemathesis==${version}`], { timeout: 240_000 });
  await writeFile(mark, version);
  return program;
}
