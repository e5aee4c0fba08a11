import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountSmallDisk } from '@drydock/testing';
import { blobStoreConformance } from './conformance/blob-store-conformance.ts';
import { createFilesystemBlobStore } from './filesystem-blob-store.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';

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
  const mounted = await mountSmallDisk(small, 2 * 1024 * 1024);
  const disk = 'unavailable' in mounted ? undefined : mounted;
  return {
    store: createFilesystemBlobStore({ directory: join(directory, 'store') }),
    ...(disk ? { small: createFilesystemBlobStore({ directory: small }) } : {}),
    async close() {
      await disk?.unmount();
      await rm(directory, { recursive: true, force: true });
    },
  };
});
