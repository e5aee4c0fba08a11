import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@drydock/kernel';

/** Process ids are used again, so Linux's start time of the process goes with it; elsewhere the id alone has to do. */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function findHolder(file: string): number | undefined {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ');
    const holder = Number(pid);
    return Number.isInteger(holder) && holder > 0 && isAlive(holder) && startedAt(holder) === (started ?? '')
      ? holder
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * One process at a time. The lock of a process that was killed is taken over.
 * @returns how to give it up. @throws AppError `configuration_invalid` that names the holder.
 */
export function lockDirectory(root: string): () => void {
  const file = join(root, 'lock');
  const own = join(root, `lock.${String(process.pid)}`);
  writeFileSync(own, `${String(process.pid)} ${startedAt(process.pid)}\n`);
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        // Linking is atomic: the file is there whole, and for one process only.
        linkSync(own, file);
        return () => rmSync(file, { force: true });
      } catch {
        const holder = findHolder(file);
        if (holder !== undefined) {
          throw new AppError('configuration_invalid', {
            message: `The data directory ${root} (DRYDOCK_DATA_DIR) is in use by process ${String(holder)}: stop that one, or choose another directory`,
          });
        }
        rmSync(file, { force: true });
      }
    }
  } finally {
    unlinkSync(own);
  }
  throw new AppError('configuration_invalid', { message: `The data directory ${root} cannot be locked` });
}
