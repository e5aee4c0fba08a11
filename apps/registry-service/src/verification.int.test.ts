import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import {
  createScrub,
  createVerifyLayer,
  createVerifyRun,
  type BlobStore,
  type RunDocument,
} from '@drydock/registry-core';
import { ImageId } from '@drydock/kernel';
import { anImageId, aRegistry, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';

const { signal } = new AbortController();

/** A store whose objects can be made other than they were written. */
function createRottingStore(): BlobStore & { readonly rotten: Map<string, Buffer | undefined> } {
  const store = createMemoryBlobStore();
  const rotten = new Map<string, Buffer | undefined>();
  return {
    ...store,
    rotten,
    async read(key, options) {
      if (!rotten.has(key)) return store.read(key, options);
      const bytes = rotten.get(key);
      const other = createMemoryBlobStore();
      if (bytes) {
        const upload = await other.startUpload(key);
        await upload.write(bytes);
        await upload.commit();
      }
      return other.read(key, options);
    },
  };
}

describe('verification and scrub', () => {
  const blobStore = createRottingStore();
  let registry: ARegistry;
  let write: string;
  let repositoryId: string;
  const name = 'bobby/verified';
  const ids = { good: anImageId(), rot: anImageId(), cut: anImageId(), gone: anImageId() };
  const failures: string[] = [];

  const blobOf = async (imageId: string) => {
    const { rows } = await registry.pool.query<{ digest: string; storage_key: string }>(
      `SELECT b.digest, b.storage_key FROM images i JOIN blobs b ON b.digest = i.digest WHERE i.image_id = $1`,
      [ImageId.parse(imageId)],
    );
    const [row] = rows;
    if (!row) throw new Error('no blob');
    return { digest: row.digest, storageKey: row.storage_key };
  };
  const verifyLayer = () =>
    createVerifyLayer({
      store: registry.store,
      blobStore,
      maxUnpackedBytes: 1e9,
      onFailure: ({ digest, state }) => failures.push(`${state} ${digest}`),
    });
  const verifyAll = async () => {
    const items: RunDocument[] = [];
    const { rows } = await registry.pool.query<{ now: Date }>('SELECT now() AS now');
    const result = await createVerifyRun({ store: registry.store, verifyLayer: verifyLayer() })(
      {},
      {
        runId: '',
        createdAt: rows[0]?.now.toISOString() ?? '',
        report: () => undefined,
        addItems: (_kind, added) => {
          items.push(...added);
          return Promise.resolve();
        },
        signal,
      },
    );
    return { result, items };
  };
  const layerStatus = async (imageId: string) =>
    (await request(registry.server).get(`/v1/images/${imageId}/layer`).set('Authorization', write)).status;

  beforeAll(async () => {
    registry = await aRegistry({}, {}, blobStore);
    repositoryId = await registry.repository(name, { images: Object.values(ids) });
    write = await registry.token(repositoryId, name, 'write');
    for (const [layer, imageId] of Object.entries(ids)) await pushImage(registry, write, { imageId, layer });
  });
  afterAll(() => registry.close());

  it('reads everything and finds nothing wrong with what is whole', async () => {
    const { result, items } = await verifyAll();
    expect([result, items, failures]).toMatchObject([
      { blobs: 4, corrupt: 0, missing: 0, failed: 0 },
      [],
      [],
    ]);
  });

  it('finds other bytes, fewer bytes and no bytes, tells of each, and serves none', async () => {
    const blobs = { rot: await blobOf(ids.rot), cut: await blobOf(ids.cut), gone: await blobOf(ids.gone) };
    blobStore.rotten.set(blobs.rot.storageKey, Buffer.from('rOt'));
    blobStore.rotten.set(blobs.cut.storageKey, Buffer.from('cu'));
    blobStore.rotten.set(blobs.gone.storageKey, undefined);
    const { result, items } = await verifyAll();
    expect(result).toMatchObject({ blobs: 4, corrupt: 2, missing: 1, failed: 3 });
    expect(items.map(({ digest, state }) => `${String(state)} ${String(digest)}`).sort()).toEqual(
      [`corrupt ${blobs.rot.digest}`, `corrupt ${blobs.cut.digest}`, `missing ${blobs.gone.digest}`].sort(),
    );
    expect([...failures].sort()).toEqual(
      items.map((item) => `${String(item['state'])} ${String(item['digest'])}`).sort(),
    );
    for (const imageId of [ids.rot, ids.cut, ids.gone]) expect(await layerStatus(imageId)).toBe(400);
    expect(await layerStatus(ids.good)).toBe(200);
  });

  it('takes the exact bytes back from an administrator, and no others', async () => {
    const { digest } = await blobOf(ids.rot);
    const bytes = async function* (text: string) {
      await Promise.resolve();
      yield Buffer.from(text);
    };
    const heal = (text: string) => registry.service.internal.healBlob({ digest, body: bytes(text) });
    for (const wrong of ['rO', 'rOt', 'rot and more']) {
      await expect(heal(wrong)).rejects.toMatchObject({ code: 'checksum_mismatch' });
    }
    expect(await layerStatus(ids.rot)).toBe(400);
    expect(await heal('rot')).toBe('healed');
    expect(await heal('rot')).toBe('healthy');
    expect(await layerStatus(ids.rot)).toBe(200);
    await expect(
      registry.service.internal.healBlob({ digest: `sha256:${'0'.repeat(64)}`, body: bytes('') }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const left = await registry.pool.query(`SELECT 1 FROM objects WHERE state = 'staged'`);
    expect(left.rowCount).toBe(0);
  });

  it('is healed by an ordinary push too', async () => {
    await pushImage(registry, write, { imageId: ids.cut, layer: 'cut' });
    expect(await layerStatus(ids.cut)).toBe(200);
  });

  it('scrubs what was read longest ago, at its pace, and not twice within the period', async () => {
    const good = await blobOf(ids.good);
    await registry.pool.query(`UPDATE blobs SET verified_at = now() - interval '40 days' WHERE digest = $1`, [
      good.digest,
    ]);
    blobStore.rotten.set(good.storageKey, Buffer.from('g00d'));
    const scrub = (bytesPerSecond: number) =>
      createScrub({
        store: registry.store,
        verifyLayer: verifyLayer(),
        periodSeconds: 30 * 86_400,
        bytesPerSecond,
        turnMs: 60_000,
      });
    expect(await scrub(1e9)(signal)).toBe(1);
    expect(await scrub(1e9)(signal)).toBe(0);
    expect(await layerStatus(ids.good)).toBe(400);
    expect((await registry.store.findBlob(good.digest))?.state).toBe('corrupt');
  });

  it('scrubs in one process at a time, and lets go when it is stopped', async () => {
    const cut = await blobOf(ids.cut);
    await registry.pool.query(`UPDATE blobs SET verified_at = now() - interval '40 days' WHERE digest = $1`, [
      cut.digest,
    ]);
    const stop = new AbortController();
    const settings = { store: registry.store, periodSeconds: 30 * 86_400, turnMs: 60_000 };
    // Three bytes at one in a hundred seconds: it waits until it is stopped.
    const slow = createScrub({ ...settings, verifyLayer: verifyLayer(), bytesPerSecond: 0.01 })(stop.signal);
    const held = async () => (await registry.pool.query(`SELECT 1 FROM work_claims`)).rowCount;
    await expect.poll(held).toBe(1);
    const other = createScrub({ ...settings, verifyLayer: verifyLayer(), bytesPerSecond: 1e9 });
    expect(await other(signal)).toBe(0);
    stop.abort();
    await expect(slow).rejects.toThrow();
    expect(await other(signal)).toBe(1);
  });
});
