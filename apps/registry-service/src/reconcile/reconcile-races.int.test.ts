import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { createReapObjects, newStorageKey, type BlobStore, type ObjectInfo } from '@drydock/registry-core';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { aReconciliation } from '../../test/a-reconciliation.ts';
import { putObject, storages, type AStorage } from '../../test/a-storage.ts';
import { pushImage } from '../../test/push-image.ts';

type Listing = BlobStore['listObjects'];

describe('reconcile, while others work and the store lies', () => {
  let storage: AStorage;
  let registry: ARegistry;
  let write: string;
  const ids = Array.from({ length: 30 }, anImageId);
  const listed = async () => {
    const objects: ObjectInfo[] = [];
    for await (const object of registry.blobStore.listObjects({ prefix: '' })) objects.push(object);
    return objects;
  };
  const withListing = (listObjects: Listing): BlobStore => ({ ...registry.blobStore, listObjects });
  const push = (imageId = ids.pop() ?? '') =>
    pushImage(registry, write, { imageId, layer: randomBytes(100) });
  const objectRows = async () =>
    (await registry.pool.query(`SELECT storage_key, state FROM objects ORDER BY storage_key`)).rows;
  const blobStates = async () =>
    (await registry.pool.query(`SELECT DISTINCT state FROM blobs`)).rows.map(
      (row: { state: string }) => row.state,
    );

  beforeAll(async () => {
    const opened = await storages['filesystem']?.();
    if (!opened || 'unavailable' in opened) throw new Error('no filesystem');
    storage = opened;
    registry = await aRegistry({}, { quarantineSeconds: 0, objectDelaySeconds: 0 }, storage.blobStore);
    const id = await registry.repository('bobby/races', { images: ids });
    write = await registry.token(id, 'bobby/races', 'write');
    for (let count = 0; count < 15; count += 1) await push();
  });
  beforeEach(async () => {
    await registry.pool.query(`UPDATE objects SET heartbeat_at = now() - interval '1 day'`);
  });
  afterAll(async () => {
    await registry.close();
    await storage.close();
  });

  it('takes no layer for an orphan whose row came after the rows were read', async () => {
    const pushes: Listing = async function* () {
      // The first page of rows, which is all of them, is read when one object of the listing is there.
      yield { key: 'a first one', sizeBytes: 0, modifiedAtMs: 0 };
      await push();
      yield* await listed();
    };
    const before = await objectRows();
    const report = await aReconciliation(registry)({ fix: true, blobStore: withListing(pushes) });
    expect(report).toMatchObject({ stopped: undefined, survey: { counts: { orphans: 0, missing: 0 } } });
    expect(await objectRows()).toHaveLength(before.length + 1);
  });

  it('takes no layer for missing that was pushed after the listing was read', async () => {
    const store = {
      ...registry.store,
      listObjectRows: async (query: Parameters<typeof registry.store.listObjectRows>[0]) => {
        await push();
        return registry.store.listObjectRows(query);
      },
    };
    const snapshot = async function* () {
      yield* await listed();
    };
    const reconcile = aReconciliation({ store, blobStore: withListing(snapshot) });
    expect(await reconcile({ fix: true })).toMatchObject({
      stopped: undefined,
      survey: { counts: { orphans: 0, missing: 0 } },
    });
    expect(await blobStates()).toEqual(['available']);
  });

  it('takes nothing for an orphan that is reaped while it looks', async () => {
    const key = newStorageKey();
    await putObject(registry.blobStore, key, 'doomed');
    const reaps = async function* () {
      const before = await listed();
      await registry.blobStore.removeObjects([key]);
      yield* before;
    };
    const report = await aReconciliation(registry)({ fix: true, blobStore: withListing(reaps) });
    expect(report).toMatchObject({ stopped: undefined, survey: { counts: { orphans: 0 } } });
  });

  it('finds again what the store said it had deleted, and had not', async () => {
    const key = newStorageKey();
    await putObject(registry.blobStore, key, 'stays');
    const reconcile = aReconciliation(registry);
    await reconcile({ fix: true });
    const { store, blobStore } = registry;
    const pretends = { ...blobStore, removeObjects: (keys: readonly string[]) => Promise.resolve(keys) };
    await createReapObjects({ store, blobStore: pretends })(new AbortController().signal);
    expect((await reconcile()).items.orphans).toMatchObject([{ storageKey: key }]);
    await reconcile({ fix: true });
    await createReapObjects(registry)(new AbortController().signal);
    await expect(blobStore.findObject(key)).resolves.toBeUndefined();
  });

  const lies: Readonly<Record<string, readonly [string, Listing]>> = {
    'out of order': [
      'listing_out_of_order',
      async function* () {
        yield* (await listed()).reverse();
      },
    ],
    'with a page repeated': [
      'listing_out_of_order',
      async function* () {
        const all = await listed();
        yield* all.slice(0, 5);
        yield* all.slice(3);
      },
    ],
    'that ends early as if whole': [
      'listing_incomplete',
      async function* () {
        yield* (await listed()).slice(0, 6);
      },
    ],
    'that leaves one out in the middle': [
      'listing_incomplete',
      async function* () {
        yield* (await listed()).filter((_object, at) => at !== 4);
      },
    ],
  };

  it.each(Object.entries(lies))('stops at a listing %s', async (_words, [reason, listObjects]) => {
    const stray = newStorageKey();
    await putObject(registry.blobStore, stray, 'stray');
    const before = await objectRows();
    const report = await aReconciliation(registry)({ fix: true, blobStore: withListing(listObjects) });
    expect(report).toMatchObject({ stopped: { reason }, healed: undefined });
    expect(await objectRows()).toEqual(before);
    expect(await blobStates()).toEqual(['available']);
    await registry.blobStore.removeObjects([stray]);
  });

  it('fails at a listing that breaks off, and has changed nothing', async () => {
    const stray = newStorageKey();
    await putObject(registry.blobStore, stray, 'stray');
    const before = await objectRows();
    const breaks: Listing = async function* () {
      yield* (await listed()).slice(0, 10);
      throw new AppError('unavailable');
    };
    await expect(
      aReconciliation(registry)({ fix: true, blobStore: withListing(breaks) }),
    ).rejects.toMatchObject({ code: 'unavailable' });
    expect(await objectRows()).toEqual(before);
    await registry.blobStore.removeObjects([stray]);
  });

  it('stops at an empty bucket, and at one of which it knows nothing', async () => {
    const before = await objectRows();
    const { blobStore } = registry;
    const nothing: BlobStore = {
      ...blobStore,
      async *listObjects() {},
      findObject: () => Promise.resolve(undefined),
    };
    const reconcile = aReconciliation(registry);
    expect(await reconcile({ fix: true, blobStore: nothing })).toMatchObject({
      stopped: { reason: 'empty_bucket' },
      survey: { counts: { missing: before.length } },
    });
    const stranger = { key: newStorageKey(), sizeBytes: 3, modifiedAtMs: 0 };
    const strange: BlobStore = {
      ...nothing,
      async *listObjects() {
        yield await Promise.resolve(stranger);
      },
      findObject: (key) => Promise.resolve(key === stranger.key ? stranger : undefined),
    };
    expect(await reconcile({ fix: true, blobStore: strange })).toMatchObject({
      stopped: { reason: 'no_known_object' },
    });
    expect(await objectRows()).toEqual(before);
    expect(await blobStates()).toEqual(['available']);
  });

  it('stops when more than the set share would go, and goes on when the run allows more', async () => {
    const strays = Array.from({ length: 12 }, newStorageKey);
    for (const key of strays) await putObject(registry.blobStore, key, 'stray');
    const reconcile = aReconciliation(registry);
    expect(await reconcile({ fix: true })).toMatchObject({
      stopped: { reason: 'too_many_orphans' },
      healed: undefined,
      survey: { counts: { orphans: 12 } },
    });
    expect(await reconcile({ fix: true, maxShare: 0.9 })).toMatchObject({
      stopped: undefined,
      healed: { quarantined: 12 },
    });
    await registry.blobStore.removeObjects(strays);
  });

  it('stops when more than the set share is missing', async () => {
    for (const { key } of (await listed()).slice(0, 11)) await registry.blobStore.removeObjects([key]);
    expect(await aReconciliation(registry)({ fix: true })).toMatchObject({
      stopped: { reason: 'too_many_missing' },
      survey: { counts: { missing: 11 } },
    });
    expect(await blobStates()).toEqual(['available']);
  });
});
