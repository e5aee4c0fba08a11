import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a Redis that is kept has on disk. Only while its process is not there. */
export interface RedisFiles {
  /** It comes back knowing nothing. */
  empty(): Promise<void>;
  /** A backup of this moment. */
  copy(): Promise<void>;
  /** It comes back with what it knew at the last `copy`. @returns false where there is none */
  restoreCopy(): Promise<boolean>;
}

export function createRedisFiles(directory: string): RedisFiles {
  const files = join(directory, 'appendonlydir');
  const backup = join(directory, 'backup');
  let hasBackup = false;
  const empty = () => rm(files, { recursive: true, force: true });
  return {
    empty,
    async copy() {
      await rm(backup, { recursive: true, force: true });
      await cp(files, backup, { recursive: true });
      hasBackup = true;
    },
    async restoreCopy() {
      if (!hasBackup) return false;
      await empty();
      await cp(backup, files, { recursive: true });
      return true;
    },
  };
}
