import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { anImageId, aStore, digestOf, publish, push, type AStore } from '../test/a-store.ts';
import { brokenInvariants } from '../test/broken-invariants.ts';

describe('transitions', () => {
  let db: AStore;
  beforeAll(async () => {
    db = await aStore({ leaseSeconds: 3_600 });
  });
  afterAll(() => db.close());

  const begin = async (seed: string) => {
    const repositoryId = await db.repository();
    const key = { repositoryId, imageId: anImageId(seed) };
    const json = { ...key, parent: undefined, json: Buffer.from('{}'), requiredChecksum: undefined };
    await db.store.saveJson(json);
    return { ...key, json };
  };

  /** @returns every key whose object was to be deleted, as often as it was. */
  const reapThrice = async (): Promise<readonly string[]> => {
    const removed: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await db.store.reapObjects(10, (objects) => {
        const keys = objects.map(({ storageKey }) => storageKey);
        removed.push(...keys);
        return Promise.resolve(keys);
      });
    }
    return removed;
  };

  it('lets one key win when the same new bytes are published to many images at once', async () => {
    const images = await Promise.all(Array.from({ length: 8 }, (_, index) => begin(`same ${String(index)}`)));
    const outcomes = await Promise.all(images.map((image) => publish(db.store, { ...image, layer: 'same' })));
    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['published']));
    expect(await brokenInvariants(db.pool)).toEqual([]);
  });

  it('sees what another upload completed while it waited for the image', async () => {
    const image = await begin('waited');
    const blocker = await db.pool.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT 1 FROM images WHERE repository_id = $1 AND image_id = $2 FOR UPDATE', [
      image.repositoryId,
      image.imageId,
    ]);
    const waiting = publish(db.store, { ...image, layer: 'second' });
    let isWaiting = false;
    while (!isWaiting) {
      const { rowCount } = await db.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      isWaiting = rowCount !== 0;
    }
    // The blob is made and pointed at while the publisher waits: a look from before the wait would not know it.
    await blocker.query(`INSERT INTO objects (storage_key, state, size_bytes) VALUES ('first', 'live', 5)`);
    await blocker.query(`INSERT INTO blobs (digest, storage_key, size_bytes) VALUES ($1, 'first', 5)`, [
      digestOf('first'),
    ]);
    await blocker.query(
      `UPDATE images SET state = 'complete', digest = $3, payload_checksum = 'x' WHERE repository_id = $1 AND image_id = $2`,
      [image.repositoryId, image.imageId, digestOf('first')],
    );
    await blocker.query('COMMIT');
    blocker.release();
    expect(await waiting).toEqual({ kind: 'exists' });
  });

  it('refuses an upload whose JSON was deleted and made again', async () => {
    const image = await begin('remade');
    const before = await db.store.findJson(image);
    const parent = anImageId('remade parent');
    await db.store.saveJson({ ...image.json, imageId: parent });
    await db.store.saveJson({ ...image.json, parent });
    const after = await db.store.findJson(image);
    expect(after?.jsonRevision).not.toBe(before?.jsonRevision);
  });

  it('never lets two parents become each other’s', async () => {
    const a = await begin('cycle a');
    const b = { ...a, imageId: anImageId('cycle b') };
    await db.store.saveJson({ ...a.json, imageId: b.imageId });
    const both = await Promise.allSettled([
      db.store.saveJson({ ...a.json, parent: b.imageId }),
      db.store.saveJson({ ...a.json, imageId: b.imageId, parent: a.imageId }),
    ]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(1);
    for (const one of refused) {
      expect(AppError.is(one.reason, 'parent_in_use', 'parent_missing', 'unavailable')).toBe(true);
    }
    const { rows } = await db.pool.query(
      'SELECT 1 FROM images x JOIN images y ON x.repository_id = y.repository_id AND x.parent = y.image_id AND y.parent = x.image_id',
    );
    expect(rows).toEqual([]);
  });

  it('doubles nothing when the same JSON is put by many at once', async () => {
    const repositoryId = await db.repository();
    const imageId = anImageId('many');
    const json = {
      repositoryId,
      imageId,
      parent: undefined,
      json: Buffer.from('{}'),
      requiredChecksum: undefined,
    };
    await Promise.all(Array.from({ length: 8 }, () => db.store.saveJson(json)));
    expect(await db.store.findImage({ repositoryId, imageId })).toMatchObject({ state: 'json' });
  });

  it('lets no tag slip into a repository that goes to the trash', async () => {
    const image = await begin('trashed');
    await push(db.store, { ...image, layer: 'trashed' });
    const tag = { ...image, tag: 'x', userId: undefined, tokenId: undefined, client: {} };
    const name = `test/${image.repositoryId}`;
    const trash = {
      repositoryId: image.repositoryId,
      name,
      access: 'public',
      state: 'trashed',
      version: 2,
    } as const;
    await Promise.allSettled([db.store.moveTag(tag), db.store.saveRepository(trash), db.store.moveTag(tag)]);
    expect(await db.store.listTags(image.repositoryId)).toEqual([]);
    await expect(db.store.moveTag(tag)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('leaves an object alone that was published by a transaction whose answer never came', async () => {
    const image = await begin('no answer');
    await publish(db.store, { ...image, layer: 'no answer' });
    const blob = await db.store.findBlob(digestOf('no answer'));
    await db.store.doomObject(blob?.storageKey ?? '');
    expect(await brokenInvariants(db.pool)).toEqual([]);
  });

  it.each(['failed', 'refused'])('deletes the key of an upload that %s twice', async (how) => {
    const image = await begin(how);
    const storageKey = `blobs/no/${how}`;
    await db.store.stageObject(storageKey);
    if (how === 'failed') await db.store.doomObject(storageKey);
    else {
      const outcome = await db.store.publishLayer({
        ...image,
        jsonRevision: 0,
        storageKey,
        digest: digestOf(how),
        sizeBytes: 4,
        payloadChecksum: 'x',
        tarsums: [],
      });
      expect(outcome).toEqual({ kind: 'json-changed' });
    }
    expect((await reapThrice()).filter((one) => one === storageKey)).toHaveLength(2);
  });

  it('says that an upload was given up, and deletes its key twice', async () => {
    const image = await begin('given up');
    const key = { ...image, storageKey: 'blobs/gi/ven-up' };
    await db.store.stageObject(key.storageKey);
    expect(await db.store.heartbeat(key)).toBe(true);
    await db.pool.query(`UPDATE objects SET heartbeat_at = now() - interval '1 day' WHERE storage_key = $1`, [
      key.storageKey,
    ]);
    expect(await db.store.giveUpUploads(10)).toBe(1);
    expect(await db.store.heartbeat(key)).toBe(false);
    const lost = await db.store.publishLayer({
      ...key,
      jsonRevision: (await db.store.findJson(image))?.jsonRevision ?? 0,
      digest: digestOf('late'),
      sizeBytes: 4,
      payloadChecksum: 'x',
      tarsums: [],
    });
    expect(lost).toEqual({ kind: 'lost' });
    expect((await reapThrice()).filter((one) => one === key.storageKey)).toHaveLength(2);
  });
});
