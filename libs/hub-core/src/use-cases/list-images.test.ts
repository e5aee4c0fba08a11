import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createListImages } from './list-images.ts';

describe('listImages', () => {
  it('[19] gives all announced ids, the checksums that are known, and ids alone while the registry is away', async () => {
    const hub = aMemoryHub();
    const { store, registry } = hub;
    const listImages = createListImages(hub);
    const row = await store.ensureRepository({ name: 'alice/app', namespace: 'alice', access: 'public' });
    await store.addImages(row.repositoryId, [
      { id: 'a'.repeat(64), checksum: 'tarsum+sha256:1' },
      { id: 'b'.repeat(64), checksum: undefined },
    ]);
    registry.checksums.set('b'.repeat(64), 'sha256:2');
    expect(await listImages(row)).toEqual([
      { id: 'a'.repeat(64), checksum: 'tarsum+sha256:1' },
      { id: 'b'.repeat(64), checksum: 'sha256:2' },
    ]);
    registry.isAway = true;
    expect(await listImages(row)).toEqual([
      { id: 'a'.repeat(64), checksum: 'tarsum+sha256:1' },
      { id: 'b'.repeat(64) },
    ]);
  });
});
