import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './translate-fs-error.ts';

export interface DurableDirectories {
  /** Makes the folder and those above it, down from the root, each with its name on the disk when this resolves. */
  make(directory: string): Promise<void>;
  /** Puts the names in a folder on the disk. */
  sync(directory: string): Promise<void>;
  /** Somebody removed folders under us: the next `make` looks again. */
  forget(): void;
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * A folder that another upload has just made may not be on the disk yet, so its being there is no proof: each process
 * syncs each parent once itself.
 */
export function createDurableDirectories(root: string): DurableDirectories {
  const known = new Set<string>();
  const make = async (directory: string): Promise<void> => {
    if (known.has(directory)) return;
    if (directory === root) {
      await mkdir(directory, { recursive: true });
    } else {
      await make(dirname(directory));
      await mkdir(directory).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
    }
    await syncDirectory(dirname(directory));
    known.add(directory);
  };
  return { make, sync: syncDirectory, forget: () => known.clear() };
}
