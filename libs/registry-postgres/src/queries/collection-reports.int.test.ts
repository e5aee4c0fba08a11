import type { ImageId } from '@drydock/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCollectGarbageRun, newStorageKey, type RunDocument } from '@drydock/registry-core';
import { anImageId, aStore, digestOf, publish, push, type AStore } from '../../test/a-store.ts';
import { brokenInvariants } from '../../test/broken-invariants.ts';

const day = 86_400;

describe('what collection does and will do', () => {
  let a: AStore;
  let repositoryId: string;
  /** A chain, base first, of layers of this length. */
  const chain = async (name: string, length: number): Promise<readonly ImageId[]> => {
    const ids = Array.from({ length }, (_, at) => anImageId(`${name} ${String(at)}`));
    for (const [at, imageId] of ids.entries()) {
      const parent = ids[at - 1];
      const layer = `${name} layer ${String(at)}`;
      await push(a.store, { repositoryId, imageId, layer, ...(parent === undefined ? {} : { parent }) });
    }
    return ids;
  };
  const tag = (name: string, imageId: ImageId) =>
    a.store.moveTag({
      repositoryId,
      tag: name,
      imageId,
      userId: undefined,
      tokenId: undefined,
      client: {},
    });
  const run = async (dryRun: boolean) => {
    const items: { kind: string; item: RunDocument }[] = [];
    const handler = createCollectGarbageRun({
      store: a.store,
      blobStore: {
        removeObjects: (keys) => Promise.resolve(keys),
        abortUpload: () => Promise.resolve(),
      },
    });
    const result = await handler(
      { dryRun },
      {
        runId: '',
        createdAt: '',
        report: () => undefined,
        addItems: (kind, added) => {
          items.push(...added.map((item) => ({ kind, item })));
          return Promise.resolve();
        },
        signal: new AbortController().signal,
      },
    );
    const named = items.map(({ kind, item }) =>
      [kind, item['imageId'] ?? item['digest'] ?? item['storageKey']].join(' '),
    );
    return { result, named: named.sort() };
  };

  beforeEach(async () => {
    a = await aStore({ objectDelaySeconds: 3_600, longestWriteSeconds: 60 });
    repositoryId = await a.repository();
  });
  afterEach(() => a.close());

  it('goes down a whole chain at once, and the dry run has said so before', async () => {
    const gone = await chain('gone', 8);
    const kept = await chain('kept', 3);
    await tag('latest', anImageId('kept 2'));
    const planned = await run(true);
    expect(await a.store.findImage({ repositoryId, imageId: anImageId('gone 0') })).toBeDefined();
    expect(planned.result).toMatchObject({ dryRun: true, images: 8, blobs: 8, objects: 0 });
    const done = await run(false);
    expect(done.named).toEqual(planned.named);
    expect({ ...done.result, dryRun: true }).toEqual(planned.result);
    for (const imageId of [...gone, ...kept]) {
      const { rowCount } = await a.pool.query('SELECT 1 FROM images WHERE image_id = $1', [imageId]);
      expect(rowCount).toBe(kept.includes(imageId) ? 1 : 0);
    }
    expect(await brokenInvariants(a.pool)).toEqual([]);
    const status = await a.store.collectionStatus();
    expect(status.objects).toMatchObject({ due: 0, waiting: 8 });
    expect(status.objects.waitingBytes).toBe(planned.result['blobBytes']);
    expect(status.stored.blobs).toBe(3);
  });

  it('agrees about what shares layers, was abandoned, was replaced, and is past its time in trash and history', async () => {
    await chain('shared', 2);
    // The same bytes under a tag: the image goes, the blob stays.
    const keptId = anImageId('keeps the bytes');
    await push(a.store, { repositoryId, imageId: keptId, layer: 'shared layer 1' });
    await tag('keeps', keptId);
    // Two images of one blob, both gone.
    for (const name of ['twin a', 'twin b']) {
      await push(a.store, { repositoryId, imageId: anImageId(name), layer: 'twin' });
    }
    // A base with one child that stays.
    await chain('forked', 2);
    const stays = anImageId('stays');
    await push(a.store, { repositoryId, imageId: stays, layer: 'stays', parent: anImageId('forked 0') });
    await tag('fork', stays);
    await tag('moved', anImageId('forked 1'));
    await tag('moved', stays);
    await tag('deleted', keptId);
    await a.store.trashTags({ repositoryId, tag: 'deleted' });
    // A silent upload, and an object that was replaced and is due.
    await a.store.stageObject('silent');
    await a.pool.query(
      `UPDATE objects SET heartbeat_at = now() - interval '1 day' WHERE storage_key = 'silent'`,
    );
    await a.store.stageObject('replaced');
    await a.store.doomObject('replaced');
    await a.pool.query(`UPDATE objects SET due_at = now(), size_bytes = 7 WHERE storage_key = 'replaced'`);
    const planned = await run(true);
    expect(planned.result).toMatchObject({ uploads: 1, trash: 1, history: 1, objects: 2, objectBytes: 7 });
    expect(planned.named).not.toContain(`image ${stays}`);
    expect(planned.named).not.toContain(`image ${anImageId('forked 0')}`);
    expect(planned.named).not.toContain(`blob ${digestOf('shared layer 1')}`);
    const done = await run(false);
    expect(done.named).toEqual(planned.named);
    expect({ ...done.result, dryRun: true }).toEqual(planned.result);
    expect(await brokenInvariants(a.pool)).toEqual([]);
  });

  it('leaves what a lease, a delay, the trash or the history holds', async () => {
    await a.close();
    a = await aStore({ leaseSeconds: day, reviewDelaySeconds: 60, trashSeconds: day, historySeconds: day });
    repositoryId = await a.repository();
    await chain('leased', 2);
    expect((await run(true)).named).toEqual([]);
    expect((await run(false)).named).toEqual([]);
    expect((await a.store.collectionStatus()).reviews).toMatchObject({ due: 0, waiting: 2 });
  });

  it('says by what an image is held, down the chain to each reason', async () => {
    await a.close();
    a = await aStore({ leaseSeconds: 0, trashSeconds: day, historySeconds: day });
    repositoryId = await a.repository();
    await chain('told', 3);
    const [base, middle, top] = [anImageId('told 0'), anImageId('told 1'), anImageId('told 2')];
    await tag('latest', top);
    await tag('moves', middle);
    await tag('moves', top);
    await tag('deleted', base);
    await a.store.trashTags({ repositoryId, tag: 'deleted' });
    const explained = await a.store.explain(base);
    expect(explained?.blob).toBeNull();
    expect(explained?.images).toMatchObject([{ imageId: base, parent: null, state: 'complete' }]);
    expect(explained?.images[0]?.reasons).toMatchObject([
      { kind: 'trash', via: [], tag: 'deleted', until: expect.any(String) as string },
      { kind: 'history', via: [middle], tag: 'moves', reference: expect.any(String) as string },
      { kind: 'tag', via: [middle, top], tag: 'latest', until: null },
      { kind: 'tag', via: [middle, top], tag: 'moves', until: null },
    ]);
    const blob = await a.store.explain(digestOf('told layer 0'));
    expect(blob).toMatchObject({
      blob: { digest: digestOf('told layer 0'), state: 'available', images: 1 },
      images: [{ imageId: base }],
    });
    expect(await a.store.explain(anImageId('unknown'))).toBeUndefined();
    expect(await a.store.explain(digestOf('unknown'))).toBeUndefined();
  });

  it('says of what nothing holds when it is looked at', async () => {
    const imageId = anImageId('dangling');
    await push(a.store, { repositoryId, imageId, layer: 'dangling' });
    await publish(a.store, { repositoryId, imageId: anImageId('none'), layer: newStorageKey() });
    expect((await a.store.explain(imageId))?.images).toMatchObject([
      { reasons: [], reviewDueAt: expect.any(String) as string },
    ]);
  });
});
