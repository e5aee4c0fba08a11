import { runCommand } from './run-command.ts';
import type { Unavailable } from './unavailable.ts';

/** Mounts a file system of so many bytes in memory over a folder, where this process may: root, in most cases. @returns what unmounts it */
export async function mountSmallDisk(
  directory: string,
  sizeBytes: number,
): Promise<(() => Promise<void>) | Unavailable> {
  const args = ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'drydock-test', directory];
  if ((await runCommand('mount', args)) === undefined) {
    return { unavailable: 'a small disk cannot be mounted here: needs root' };
  }
  return async () => {
    await runCommand('umount', [directory]);
  };
}
