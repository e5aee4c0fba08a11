import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import {
  createGiveUpUploads,
  createReapObjects,
  createReviewBlobs,
  createReviewImages,
  createVerifyLayer,
  newStorageKey,
  type BlobStore,
} from '@drydock/registry-core';
import { storageInvariants } from '@drydock/registry-postgres';
import { anImageId, aRegistry, sha256, type ARegistry } from '../test/a-registry.ts';
import { putObject } from '../test/a-storage.ts';
import { rebuild, writeManifests } from '../test/manifest-jobs.ts';
import { pushImage } from '../test/push-image.ts';

const { signal } = new AbortController();

/** A store, or a clock, that does not do what it said. */
describe('what was pushed, when', () => {
  const truthful = createMemoryBlobStore();
  let lies: Partial<BlobStore>;
  let registry: ARegistry;
  let write: string;
  const name = 'bobby/app';
  const ids = Array.from({ length: 8 }, anImageId);
  const blobStore = new Proxy(truthful, {
    get: (target, method, receiver): unknown =>
      Reflect.get(lies, method) ?? Reflect.get(target, method, receiver),
  });

  beforeEach(async () => {
    lies = {};
    registry = await aRegistry(
      {},
      { leaseSeconds: 3_600, reviewDelaySeconds: 0, objectDelaySeconds: 0, historySeconds: 0 },
      blobStore,
    );
    const id = await registry.repository(name, { images: ids });
    write = await registry.token(id, name, 'write');
  });
  afterEach(async () => {
    lies = {};
    for (const { name: invariant, sql } of storageInvariants) {
      expect((await registry.pool.query(sql)).rows, invariant).toEqual([]);
    }
    await registry.close();
  });

  const layerOf = (imageId: string) =>
    request(registry.server)
      .get(`/v1/images/${imageId}/layer`)
      .set('Authorization', write)
      .responseType('blob');
  const tag = (imageId: string) =>
    request(registry.server)
      .put(`/v1/repositories/${name}/tags/latest`)
      .set('Authorization', write)
      .send(JSON.stringify(imageId));
  const keyOf = async (layer: Buffer) => (await registry.store.findBlob(sha256(layer)))?.storageKey ?? '';
  const verify = async (layer: Buffer) =>
    createVerifyLayer({ store: registry.store, blobStore, maxUnpackedBytes: 1e9 })(
      { digest: sha256(layer), storageKey: await keyOf(layer) },
      signal,
    );
  const collect = async () => {
    await createReviewImages(registry.store)(signal);
    await createReviewBlobs(registry.store)(signal);
    await createReapObjects({ store: registry.store, blobStore })(signal);
  };
  const pass = (interval: string) =>
    registry.pool.query(
      `WITH i AS (UPDATE images SET lease_until = lease_until - $1::interval),
            r AS (UPDATE reviews SET due_at = due_at - $1::interval),
            t AS (UPDATE tags SET moved_at = moved_at - $1::interval)
       UPDATE objects SET heartbeat_at = heartbeat_at - $1::interval, due_at = due_at - $1::interval`,
      [interval],
    );

  it('the store says it has an object and kept nothing, is found missing, and the next push heals it', async () => {
    const [imageId = ''] = ids;
    const layer = randomBytes(300);
    lies = {
      async startUpload(key, options) {
        const upload = await truthful.startUpload(key, options);
        return {
          ...upload,
          write: (bytes: Uint8Array) => upload.write(bytes),
          abort: () => upload.abort(),
          async commit() {
            const committed = await upload.commit();
            await truthful.removeObjects([key]);
            return committed;
          },
        };
      },
    };
    await pushImage(registry, write, { imageId, layer });
    lies = {};
    await layerOf(imageId).expect(400);
    expect(await verify(layer)).toBe('missing');
    await pushImage(registry, write, { imageId, layer });
    expect((await layerOf(imageId).expect(200)).body).toEqual(layer);
  });

  it('the store gives another object under its key, is found corrupt and not served again', async () => {
    const [imageId = '', otherId = ''] = ids;
    const [layer, other] = [randomBytes(300), randomBytes(300)];
    await pushImage(registry, write, { imageId, layer });
    await pushImage(registry, write, { imageId: otherId, layer: other });
    const [key, otherKey] = [await keyOf(layer), await keyOf(other)];
    const reused = (asked: string) => (asked === key ? otherKey : asked);
    lies = { read: (asked, options) => truthful.read(reused(asked), options) };
    expect(await verify(layer)).toBe('corrupt');
    expect(await verify(other)).toBe('available');
    await layerOf(imageId).expect(400);
    await pushImage(registry, write, { imageId, layer });
    expect(await keyOf(layer)).not.toBe(key);
    expect((await layerOf(imageId).expect(200)).body).toEqual(layer);
  });

  it('the store deletes late, stays: the same layer was pushed again under another key', async () => {
    const [imageId = '', again = ''] = ids;
    const layer = randomBytes(300);
    await pushImage(registry, write, { imageId, layer });
    const key = await keyOf(layer);
    await pass('2 hours');
    const late: string[] = [];
    lies = {
      removeObjects: (keys) => {
        late.push(...keys);
        return Promise.resolve(keys);
      },
    };
    for (let turn = 0; turn < 3; turn += 1) await collect();
    expect(late).toEqual([key]);
    await pushImage(registry, write, { imageId: again, layer });
    await truthful.removeObjects(late);
    expect((await layerOf(again).expect(200)).body).toEqual(layer);
  });

  it('a write lands after it was given up, is deleted all the same', async () => {
    const key = newStorageKey();
    await registry.store.stageObject(key);
    await pass('1 hour');
    await createGiveUpUploads(registry.store)(signal);
    await collect();
    await putObject(truthful, key, 'late');
    expect(await registry.store.doomObject(key)).toBeUndefined();
    await pass('1 hour');
    await collect();
    expect(await truthful.findObject(key)).toBeUndefined();
    const { rowCount } = await registry.pool.query(`SELECT 1 FROM objects WHERE storage_key = $1`, [key]);
    expect(rowCount).toBe(0);
  });

  it('its lease ends before its tag comes, is gone for the pusher too, and the push that begins again has it', async () => {
    const [imageId = ''] = ids;
    const layer = randomBytes(300);
    await pushImage(registry, write, { imageId, layer });
    await pass('2 hours');
    for (let turn = 0; turn < 3; turn += 1) await collect();
    await tag(imageId).expect(404);
    await pushImage(registry, write, { imageId, layer });
    await tag(imageId).expect(200);
    expect((await layerOf(imageId).expect(200)).body).toEqual(layer);
  });

  it.each(['1 hour', '-1 hour'])(
    'the clock of PostgreSQL jumps by %s, is there, and so are its manifests',
    async (by) => {
      const [imageId = '', later = ''] = ids;
      const [layer, second] = [randomBytes(300), randomBytes(300)];
      await pushImage(registry, write, { imageId, layer });
      await tag(imageId).expect(200);
      await writeManifests(registry);
      // As seen from the clock after its jump.
      await pass(by);
      await registry.pool.query(
        `UPDATE manifests SET version = version - extract(epoch FROM $1::interval) * 1000`,
        [by],
      );
      for (let turn = 0; turn < 3; turn += 1) await collect();
      expect((await layerOf(imageId).expect(200)).body).toEqual(layer);
      await pushImage(registry, write, { imageId: later, layer: second });
      await tag(later).expect(200);
      await writeManifests(registry);
      const rebuilt = await aRegistry({}, {}, blobStore);
      try {
        await rebuild(rebuilt);
        const { rows } = await rebuilt.pool.query(`SELECT image_id FROM tags WHERE name = 'latest'`);
        expect(rows).toEqual([{ image_id: later }]);
      } finally {
        await rebuilt.close();
        const keys: string[] = [];
        for await (const { key } of truthful.listObjects({ prefix: '' })) keys.push(key);
        await truthful.removeObjects(keys);
      }
    },
  );
});
