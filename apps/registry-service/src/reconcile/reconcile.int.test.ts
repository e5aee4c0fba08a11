import { randomBytes } from 'node:crypto';
import { mkdir, readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createReapObjects, newStorageKey } from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { aReconciliation } from '../../test/a-reconciliation.ts';
import { putObject, storages, type AStorage } from '../../test/a-storage.ts';
import { pushImage } from '../../test/push-image.ts';
import { longestBuildMs } from '@drydock/testing';

const signal = new AbortController().signal;
const brokenLayer = 'The layer of this image is missing or corrupt: push the image again, or retry later';

describe.each(Object.entries(storages))('reconcile on %s', (_driver, open) => {
  let storage: AStorage;
  let registry: ARegistry;
  let write: string;
  let whyNot: string | undefined;
  const ids = Array.from({ length: 30 }, anImageId);

  beforeAll(async () => {
    const opened = await open();
    if ('unavailable' in opened) {
      whyNot = opened.unavailable;
      return;
    }
    storage = opened;
    registry = await aRegistry({}, { quarantineSeconds: 0, objectDelaySeconds: 0 }, storage.blobStore);
    const id = await registry.repository('bobby/app', { images: ids });
    write = await registry.token(id, 'bobby/app', 'write');
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    if (whyNot !== undefined) return;
    await registry.close();
    await storage.close();
  });

  const push = async () => {
    const imageId = ids.pop() ?? '';
    const layer = randomBytes(2_000);
    await pushImage(registry, write, { imageId, layer });
    const { rows } = await registry.pool.query<{ digest: string; storage_key: string }>(
      `SELECT digest, storage_key FROM blobs JOIN images USING (digest) WHERE image_id = $1`,
      [imageId],
    );
    const row = rows[0];
    if (!row) throw new Error('no blob');
    return { imageId, layer, digest: row.digest, storageKey: row.storage_key };
  };
  const getLayer = (imageId: string) =>
    request(registry.server).get(`/v1/images/${imageId}/layer`).set('Authorization', write);
  const stateOf = async (digest: string) =>
    (await registry.pool.query<{ state: string }>(`SELECT state FROM blobs WHERE digest = $1`, [digest]))
      .rows[0]?.state;
  const nothingFound = {
    orphans: 0,
    missing: 0,
    wrong_size: 0,
    unfinished_uploads: 0,
    found: 0,
    quarantined: 0,
    stray_manifests: 0,
    lost_manifests: 0,
  };

  it('finds nothing where the store and the rows agree', async () => {
    await push();
    await push();
    const report = await aReconciliation(registry)();
    expect(report).toMatchObject({
      stopped: undefined,
      survey: { objects: 2, rows: 2, matched: 2, counts: nothingFound },
    });
  });

  it('reports an object no row knows, changes nothing unasked, quarantines it when asked, and has it deleted', async () => {
    const key = newStorageKey();
    await putObject(registry.blobStore, key, 'nobody knows');
    const reconcile = aReconciliation(registry);
    const seen = await reconcile();
    expect(seen.survey?.counts).toEqual({ ...nothingFound, orphans: 1 });
    expect(seen.items.orphans).toMatchObject([{ storageKey: key, sizeBytes: 12 }]);
    expect(seen.survey?.toHeal.orphans).toBe(1);
    expect((await reconcile()).survey?.counts.orphans).toBe(1);

    const healed = await reconcile({ fix: true });
    expect(healed).toMatchObject({ stopped: undefined, healed: { quarantined: 1 } });
    await expect(registry.blobStore.findObject(key)).resolves.toMatchObject({ sizeBytes: 12 });
    expect((await reconcile({ fix: true })).survey?.counts).toEqual({ ...nothingFound, quarantined: 1 });

    await createReapObjects(registry)(signal);
    await expect(registry.blobStore.findObject(key)).resolves.toBeUndefined();
    expect((await reconcile()).survey?.counts).toEqual(nothingFound);
  });

  it('leaves alone what is younger than the longest upload, and what is not under its prefixes', async () => {
    const [young, foreign] = [newStorageKey(), 'someone/elses'];
    await putObject(registry.blobStore, young, 'young');
    await putObject(registry.blobStore, foreign, 'not ours');
    const report = await aReconciliation(registry, { minAgeMs: 3_600_000 })({ fix: true });
    expect(report.items.orphans).toMatchObject([
      { storageKey: young, keptBecause: 'young' },
      { storageKey: foreign, keptBecause: 'foreign' },
    ]);
    expect(report.healed).toMatchObject({ quarantined: 0 });
    await registry.blobStore.removeObjects([young, foreign]);
  });

  it('marks a blob whose object is missing, so that it is not served, and the next push heals it', async () => {
    const image = await push();
    await registry.blobStore.removeObjects([image.storageKey]);
    const reconcile = aReconciliation(registry);
    const seen = await reconcile();
    expect(seen.items.missing).toMatchObject([
      { storageKey: image.storageKey, digest: image.digest, sizeBytes: 2_000 },
    ]);
    expect(await stateOf(image.digest)).toBe('available');
    expect((await reconcile({ fix: true })).healed).toMatchObject({ marked_missing: 1 });
    expect(await stateOf(image.digest)).toBe('missing');
    await getLayer(image.imageId).expect(400, { error: brokenLayer });

    await pushImage(registry, write, image);
    await getLayer(image.imageId).expect(200);
    expect((await reconcile()).survey?.counts).toMatchObject({ missing: 0, orphans: 0 });
  });

  it('takes a blob that was missing back when its object is there again', async () => {
    const image = await push();
    await registry.blobStore.removeObjects([image.storageKey]);
    const reconcile = aReconciliation(registry);
    await reconcile({ fix: true });
    await putObject(registry.blobStore, image.storageKey, image.layer);
    expect((await reconcile({ fix: true })).healed).toMatchObject({ marked_found: 1, marked_missing: 0 });
    await getLayer(image.imageId).expect(200);
  });

  it('reads an object of the wrong size back and stops serving it', async () => {
    const image = await push();
    await registry.blobStore.removeObjects([image.storageKey]);
    await putObject(registry.blobStore, image.storageKey, image.layer.subarray(0, 700));
    const reconcile = aReconciliation(registry);
    const report = await reconcile({ fix: true });
    expect(report.items.wrong_size).toMatchObject([
      { storageKey: image.storageKey, digest: image.digest, sizeBytes: 2_000, storedBytes: 700 },
    ]);
    expect(await stateOf(image.digest)).toBe('corrupt');
    await getLayer(image.imageId).expect(400);
    await pushImage(registry, write, image);
    await getLayer(image.imageId).expect(200);
    await createReapObjects(registry)(signal);
  });

  it('ends uploads that no writer owns, and none that one does', async () => {
    const [lost, owned] = [newStorageKey(), newStorageKey()];
    await registry.store.stageObject(owned);
    const uploads = [];
    for (const key of [lost, owned]) {
      const upload = await registry.blobStore.startUpload(key);
      await upload.write(randomBytes(9_000_000));
      await upload.write(randomBytes(10));
      uploads.push(upload);
    }
    const report = await aReconciliation(registry, { minAgeMs: -60_000 })({ fix: true });
    expect(report.items.unfinished_uploads).toMatchObject([{ storageKey: lost }]);
    expect(report.healed).toMatchObject({ uploads_aborted: 1 });
    const left: string[] = [];
    for await (const { key } of registry.blobStore.listUploads()) left.push(key);
    expect(left).toEqual([owned]);
    for (const upload of uploads) await upload.abort();
    await registry.store.doomObject(owned);
    await createReapObjects(registry)(signal);
  });
});

describe('reconcile on the filesystem', () => {
  let storage: AStorage;
  let registry: ARegistry;
  beforeAll(async () => {
    const opened = await storages['filesystem']?.();
    if (!opened || 'unavailable' in opened) throw new Error('no filesystem');
    storage = opened;
    registry = await aRegistry({}, {}, storage.blobStore);
  });
  afterAll(async () => {
    await registry.close();
    await storage.close();
  });

  it('knows objects as files by the last segment of their key, and removes what lies about among temporary files', async () => {
    const ids = [anImageId(), anImageId()];
    const id = await registry.repository('bobby/files', { images: ids });
    const write = await registry.token(id, 'bobby/files', 'write');
    for (const imageId of ids) await pushImage(registry, write, { imageId, layer: randomBytes(500) });
    const { rows } = await registry.pool.query<{ storage_key: string }>(`SELECT storage_key FROM objects`);
    const objects = join(storage.directory ?? '', 'objects');
    const [cut = '', kept = ''] = rows.map((row) => row.storage_key);
    await truncate(join(objects, cut), 100);
    await writeFile(join(objects, `${kept}.copy`), 'a stray');
    await mkdir(join(objects, 'blobs', 'zz'), { recursive: true });
    const staging = join(storage.directory ?? '', 'staging');
    const old = new Date(Date.now() - 7 * 86_400_000);
    for (const name of ['left.tmp', '%zz~1', 'blobs%2Fab%2Fcd~gone']) {
      await writeFile(join(staging, name), 'x');
      await utimes(join(staging, name), old, old);
    }
    const report = await aReconciliation(registry, { minAgeMs: 86_400_000 })({ fix: true });
    expect(report.items).toMatchObject({
      orphans: [{ storageKey: `${kept}.copy`, sizeBytes: 7, keptBecause: 'young' }],
      wrong_size: [{ storageKey: cut, sizeBytes: 500, storedBytes: 100 }],
    });
    expect(report.items.unfinished_uploads?.map((item) => [item.storageKey, item.sizeBytes]).sort()).toEqual([
      ['%zz~1', 1],
      ['blobs/ab/cd', 1],
      ['left.tmp', 1],
    ]);
    expect(report.healed).toMatchObject({ uploads_aborted: 3, verified: 1, quarantined: 0 });
    await expect(readdir(staging)).resolves.toEqual([]);
  });
});
