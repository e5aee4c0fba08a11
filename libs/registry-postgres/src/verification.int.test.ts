import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckRun } from '@drydock/registry-core';
import { anImageId, aStore, digestOf, push, type AStore } from '../test/a-store.ts';
import { storageInvariants } from './invariants.ts';

describe('what is read again, and what is broken', () => {
  let a: AStore;
  let repositoryId: string;
  const pushed = async (name: string) => {
    await push(a.store, { repositoryId, imageId: anImageId(name), layer: name });
    const digest = digestOf(name);
    const blob = await a.store.findBlob(digest);
    if (!blob) throw new Error('no blob');
    return { digest, storageKey: blob.storageKey, sizeBytes: blob.sizeBytes };
  };
  const read = (digest: string, ago: string) =>
    a.pool.query(`UPDATE blobs SET verified_at = now() - $2::interval WHERE digest = $1`, [digest, ago]);

  beforeAll(async () => {
    a = await aStore();
    repositoryId = await a.repository();
  });
  afterAll(() => a.close());

  it('gives the scrub what was read longest ago, and not what is within the period or broken', async () => {
    const [older, newer, fresh, broken] = [
      await pushed('older'),
      await pushed('newer'),
      await pushed('fresh'),
      await pushed('broken'),
    ];
    await a.store.saveVerdict({ ...broken, state: 'corrupt' });
    await read(broken.digest, '99 days');
    await read(older.digest, '40 days');
    await read(newer.digest, '35 days');
    await read(fresh.digest, '1 day');
    expect(await a.store.listScrubDue({ periodSeconds: 30 * 86_400, limit: 10 })).toEqual([older, newer]);
    expect(await a.store.listScrubDue({ periodSeconds: 30 * 86_400, limit: 1 })).toEqual([older]);
  });

  it('heals a broken blob once, whichever repair comes first, and dooms what was replaced', async () => {
    const blob = await pushed('healed');
    await a.store.saveVerdict({ ...blob, state: 'missing' });
    expect(await a.store.listFailedBlobs({ after: '', limit: 100 })).toContainEqual(
      expect.objectContaining({ digest: blob.digest, state: 'missing', images: 1 }),
    );
    const keys = ['repair/a', 'repair/b'];
    for (const key of keys) await a.store.stageObject(key);
    const outcomes = await Promise.all(keys.map((storageKey) => a.store.healBlob({ ...blob, storageKey })));
    expect([...outcomes].sort()).toEqual(['healed', 'healthy']);
    const now = await a.store.findBlob(blob.digest);
    expect(now?.state).toBe('available');
    const { rows } = await a.pool.query<{ storage_key: string }>(
      `SELECT storage_key FROM objects WHERE state = 'doomed' AND storage_key = ANY ($1) ORDER BY 1`,
      [[...keys, blob.storageKey]],
    );
    expect(rows.map((row) => row.storage_key)).toHaveLength(2);
    expect(rows.map((row) => row.storage_key)).not.toContain(now?.storageKey);
    // A late verdict on what was replaced does not reach it.
    await a.store.saveVerdict({ ...blob, state: 'corrupt' });
    expect((await a.store.findBlob(blob.digest))?.state).toBe('available');
    expect(await a.store.healBlob({ ...blob, digest: digestOf('nobody'), storageKey: 'repair/c' })).toBe(
      'gone',
    );
  });

  it('dooms no object that a commit published whose answer was lost', async () => {
    const blob = await pushed('published');
    await a.store.doomObject(blob.storageKey);
    const { rows } = await a.pool.query(`SELECT state FROM objects WHERE storage_key = $1`, [
      blob.storageKey,
    ]);
    expect(rows).toEqual([{ state: 'live' }]);
  });

  it('fills in the sums of images that lack them, and of no other JSON', async () => {
    const blob = await pushed('summed');
    const imageId = anImageId('summed');
    await a.pool.query(`UPDATE images SET payload_checksum = NULL WHERE image_id = $1`, [imageId]);
    const [image] = await a.store.listImagesWithoutSums(blob.digest, 10);
    if (!image) throw new Error('no image');
    const sums = {
      repositoryId,
      imageId,
      digest: digestOf('summed'),
      payloadChecksum: 'sha256:sum',
      tarsums: ['t'],
    };
    await a.store.saveSums({ ...sums, jsonRevision: image.jsonRevision - 1 });
    expect(await a.store.listImagesWithoutSums(blob.digest, 10)).toHaveLength(1);
    await a.store.saveSums({ ...sums, jsonRevision: image.jsonRevision });
    expect(await a.store.listImagesWithoutSums(blob.digest, 10)).toEqual([]);
  });

  it('gives work to one holder at a time, and to the next when that one is silent', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const claim = (holder: string, seconds = 60) => a.store.claimWork({ name: 'scrub', holder, seconds });
    expect([await claim(first), await claim(second), await claim(first)]).toEqual([true, false, true]);
    await a.store.releaseWork({ name: 'scrub', holder: second });
    expect(await claim(second)).toBe(false);
    await a.store.releaseWork({ name: 'scrub', holder: first });
    expect(await claim(second, -1)).toBe(true);
    expect(await claim(first)).toBe(true);
  });

  it('checks every invariant in one snapshot, and names what breaks one', async () => {
    const items: unknown[] = [];
    const check = () =>
      createCheckRun({ store: a.store })(
        {},
        {
          runId: '',
          createdAt: '',
          report: () => undefined,
          addItems: (kind, added) => {
            items.push(...added.map((item) => ({ kind, ...item })));
            return Promise.resolve();
          },
          signal: new AbortController().signal,
        },
      );
    expect(await check()).toMatchObject({ holds: true, unavailableBlobs: { corrupt: 1, missing: 0 } });
    expect(items).toEqual([]);
    await a.pool.query(`INSERT INTO objects (storage_key, state) VALUES ('lost/object', 'live')`);
    const result = await check();
    expect(result['holds']).toBe(false);
    expect(result['invariants']).toHaveLength(storageInvariants.length);
    expect(items).toContainEqual({ kind: 'live-object-has-blob', item: 'lost/object' });
    await a.pool.query(`DELETE FROM objects WHERE storage_key = 'lost/object'`);
  });
});
