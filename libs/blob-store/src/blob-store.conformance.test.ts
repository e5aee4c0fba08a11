import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobStoreConformance } from './conformance/blob-store-conformance.ts';
import { createFilesystemBlobStore } from './filesystem-blob-store.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';

/** A file system of two mebibytes, where this process may mount one. */
function mountSmall(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'drydock-test', directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

blobStoreConformance('memory', () =>
  Promise.resolve({
    store: createMemoryBlobStore(),
    small: createMemoryBlobStore({ capacityBytes: 1_000_000 }),
    close: () => Promise.resolve(),
  }),
);

blobStoreConformance('filesystem', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'drydock-blobs-'));
  const small = join(directory, 'small');
  await mkdir(small);
  const isMounted = mountSmall(small);
  return {
    store: createFilesystemBlobStore({ directory: join(directory, 'store') }),
    ...(isMounted ? { small: createFilesystemBlobStore({ directory: small }) } : {}),
    async close() {
      if (isMounted) execFileSync('umount', [small]);
      await rm(directory, { recursive: true, force: true });
    },
  };
});
