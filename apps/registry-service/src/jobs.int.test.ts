import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { ImageId } from '@drydock/kernel';
import { syntheticLayer } from '@drydock/testing';
import {
  createReapObjects,
  createReviewBlobs,
  createReviewImages,
  createVerifyLayer,
} from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';

const signal = new AbortController().signal;
const brokenLayer = 'The layer of this image is missing or corrupt: push the image again, or retry later';

describe('jobs', () => {
  let registry: ARegistry;
  let write: string;
  let id: string;
  const name = 'bobby/app';
  const ids = Array.from({ length: 12 }, anImageId);
  const get = (imageId: string, resource: string) =>
    request(registry.server).get(`/v1/images/${imageId}/${resource}`).set('Authorization', write);
  const putTag = (tag: string, imageId: string) =>
    request(registry.server)
      .put(`/v1/repositories/${name}/tags/${tag}`)
      .set('Authorization', write)
      .send(JSON.stringify(imageId));
  const keyOf = async (imageId: string) => {
    const image = await registry.store.findImage({ repositoryId: id, imageId: ImageId.parse(imageId) });
    if (!image?.blob) throw new Error('no blob');
    return image.blob;
  };

  beforeAll(async () => {
    registry = await aRegistry(
      {},
      { leaseSeconds: 0, reviewDelaySeconds: 0, objectDelaySeconds: 0, historySeconds: 0 },
    );
    id = await registry.repository(name, { images: ids });
    write = await registry.token(id, name, 'write');
  });
  afterAll(() => registry.close());

  it('puts a job in for new bytes, which finds them right and records what the tar holds', async () => {
    const imageId = ids.pop() ?? '';
    const layer = syntheticLayer(4_096);
    await pushImage(registry, write, { imageId, layer: layer.bytes });
    const { digest, storageKey } = await keyOf(imageId);
    expect(registry.queue.jobs).toContainEqual({ name: 'verify-layer', payload: { digest, storageKey } });
    const { store, blobStore } = registry;
    const verify = createVerifyLayer({ store, blobStore, maxUnpackedBytes: 1e9 });
    await verify({ digest, storageKey }, signal);
    const { rows } = await registry.pool.query(
      'SELECT state, verified_at IS NOT NULL AS verified, facts FROM blobs WHERE digest = $1',
      [digest],
    );
    expect(rows).toMatchObject([
      { state: 'available', verified: true, facts: { isReadable: true, entries: 1 } },
    ]);
    const files = await get(imageId, 'files').expect(200);
    expect(files.body).toEqual([['/file', 'f', false, 2048, 0, 0o644, 0, 0]]);
    const diff = await get(imageId, 'diff').expect(200);
    expect(Object.keys((diff.body as { created: object }).created)).toEqual(['/file']);
  });

  it('treats an image whose bytes broke as never uploaded, keeps its tags, and lets the next push heal it', async () => {
    const imageId = ids.pop() ?? '';
    await pushImage(registry, write, { imageId, layer: 'bytes that break' });
    await putTag('broken', imageId).expect(200);
    const { digest, storageKey } = await keyOf(imageId);
    // A store that gives other bytes than were written.
    const rotten = createMemoryBlobStore();
    const upload = await rotten.startUpload(storageKey);
    await upload.write(Buffer.from('bytes that broke'));
    await upload.commit();
    const verify = createVerifyLayer({ store: registry.store, blobStore: rotten, maxUnpackedBytes: 1e9 });
    await verify({ digest, storageKey }, signal);
    await get(imageId, 'json').expect(400, { error: brokenLayer });
    await get(imageId, 'layer').expect(400, { error: brokenLayer });
    await pushImage(registry, write, { imageId, layer: 'bytes that break' });
    await get(imageId, 'layer').expect(200);
    // A verdict on the old object does not reach its successor.
    await verify({ digest, storageKey }, signal);
    await get(imageId, 'layer').expect(200);
    await request(registry.server).get(`/v1/repositories/${name}/tags/broken`).expect(200, `"${imageId}"`);
  });

  it('says of an object that is gone what is the case, before any job has marked it', async () => {
    const [base, top] = [ids.pop() ?? '', ids.pop() ?? ''];
    await pushImage(registry, write, { imageId: base, layer: 'a base that goes' });
    await pushImage(registry, write, { imageId: top, parent: base, layer: syntheticLayer(2_048, 7).bytes });
    const blob = await keyOf(base);
    await registry.blobStore.removeObjects([blob.storageKey]);
    for (const resource of ['layer', 'files', 'diff'])
      await get(base, resource).expect(400, { error: brokenLayer });
    await get(top, 'diff').expect(400, { error: brokenLayer });
    const { store, blobStore } = registry;
    await createVerifyLayer({ store, blobStore, maxUnpackedBytes: 1e9 })(blob, signal);
    for (const resource of ['json', 'layer', 'files', 'diff', 'ancestry'])
      await get(base, resource).expect(400, { error: brokenLayer });
    await get(top, 'ancestry').expect(404, {
      error: 'Image not found, or one that it is built on is not whole',
    });
  });

  it('collects what nothing refers to once its lease is over, down to the objects, and nothing else', async () => {
    const [kept, base, top] = [ids.pop() ?? '', ids.pop() ?? '', ids.pop() ?? ''];
    await pushImage(registry, write, { imageId: kept, layer: 'kept' });
    await pushImage(registry, write, { imageId: base, layer: 'dangling base' });
    await pushImage(registry, write, { imageId: top, parent: base, layer: 'dangling top' });
    await putTag('kept', kept).expect(200);
    const keptBlob = await keyOf(kept);
    const goneBlob = await keyOf(base);
    const { store, blobStore } = registry;
    const collect = async () => {
      await createReviewImages(store)(signal);
      await createReviewBlobs(store)(signal);
      await createReapObjects({ store, blobStore })(signal);
    };
    // A parent is due only once its child is gone, a blob once its image is.
    for (let turn = 0; turn < 4; turn += 1) await collect();
    await get(base, 'json').expect(404);
    await get(top, 'json').expect(404);
    expect(await blobStore.findObject(goneBlob.storageKey)).toBeUndefined();
    await get(kept, 'layer').expect(200);
    expect(await blobStore.findObject(keptBlob.storageKey)).toBeDefined();
    const orphans = await registry.pool.query(
      `SELECT 1 FROM objects o WHERE (state = 'live') <> EXISTS (SELECT 1 FROM blobs b WHERE b.storage_key = o.storage_key)`,
    );
    expect(orphans.rowCount).toBe(0);
  });
});
