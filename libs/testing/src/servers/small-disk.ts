import { runCommand } from './run-command.ts';
import type { Unavailable } from './unavailable.ts';

export interface SmallDisk {
  /** To so many bytes, under whoever writes to it. */
  grow(sizeBytes: number): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts a file system of so many bytes in memory over a folder, where this process may: root, in most cases. */
export async function mountSmallDisk(directory: string, sizeBytes: number): Promise<SmallDisk | Unavailable> {
  const mount = (...args: readonly string[]) => runCommand('mount', [...args, 'drydock-test', directory]);
  if ((await mount('-t', 'tmpfs', '-o', `size=${sizeBytes}`)) === undefined) {
    return { unavailable: 'a small disk cannot be mounted here: needs root' };
  }
  return {
    async grow(bytes) {
      const options = `remount,size=${bytes}`;
      if ((await mount('-t', 'tmpfs', '-o', options)) === undefined) throw new Error('the disk did not grow');
    },
    async unmount() {
      await runCommand('umount', [directory]);
    },
  };
}
