import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { anImageId, aStore, digestOf, push, type AStore } from '../test/a-store.ts';
import { brokenInvariants } from '../test/broken-invariants.ts';

const turns = 40;
const layers = ['one', 'two', 'three'];

let db: AStore;
beforeAll(async () => {
  db = await aStore();
});
afterAll(() => db.close());

/** A small generator with a fixed seed: a failure comes again. */
function createChoice(seed: number): <T>(from: readonly [T, ...T[]]) => T {
  let state = seed;
  return (from) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((state / 2_147_483_648) * from.length)] ?? from[0];
  };
}

it('keeps its invariants while pushers, taggers, collectors and a verifier cross each other, with no lease at all', async () => {
  const { store, pool } = db;
  const repositories = await Promise.all([db.repository(), db.repository()]);
  const [first = '', second = ''] = repositories;
  const unexpected: unknown[] = [];
  const expected = (error: unknown): void => {
    const isTold = AppError.is(
      error,
      'image_not_found',
      'image_exists',
      'parent_missing',
      'parent_in_use',
      'unavailable',
    );
    if (!isTold) unexpected.push(error);
  };
  const actor = async (seed: number, act: (choose: ReturnType<typeof createChoice>) => Promise<unknown>) => {
    const choose = createChoice(seed);
    for (let turn = 0; turn < turns; turn += 1) await act(choose).catch(expected);
  };
  const someImage = (choose: ReturnType<typeof createChoice>) => ({
    repositoryId: choose([first, second]),
    imageId: choose([anImageId('a'), anImageId('b'), anImageId('c')]),
  });
  const someLayer = (choose: ReturnType<typeof createChoice>) => choose(['one', ...layers]);
  const pusher = (seed: number) =>
    actor(seed, async (choose) => {
      const image = someImage(choose);
      await push(store, { ...image, layer: someLayer(choose) });
      const child = { repositoryId: image.repositoryId, imageId: anImageId(`child ${choose(['1', '2'])}`) };
      await push(store, { ...child, parent: image.imageId, layer: someLayer(choose) });
    });
  const tagger = (seed: number) =>
    actor(seed, async (choose) => {
      const tag = choose(['x', 'y']);
      const move = { ...someImage(choose), tag, userId: undefined, tokenId: undefined, client: {} };
      await store.moveTag(move);
      if (choose([true, false, false])) await store.trashTags({ repositoryId: move.repositoryId, tag });
    });
  const linker = (seed: number) =>
    actor(seed, (choose) =>
      store.linkChain({
        repositoryId: second,
        imageId: choose([anImageId('child 1'), anImageId('a')]),
        fromRepositoryIds: [first],
      }),
    );
  const remove = (objects: readonly { readonly storageKey: string }[]) =>
    Promise.resolve(objects.map((object) => object.storageKey));
  const collector = (seed: number) =>
    actor(seed, async () => {
      await store.sweepTrash(10);
      await store.sweepHistory(10);
      await store.reviewImages(10);
      await store.reviewBlobs(10);
      await store.reapObjects(10, remove);
    });
  const verifier = (seed: number) =>
    actor(seed, async (choose) => {
      const digest = digestOf(someLayer(choose));
      const blob = await store.findBlob(digest);
      const state = choose(['available', 'available', 'corrupt'] as const);
      if (blob) await store.saveVerdict({ digest, storageKey: blob.storageKey, state });
    });

  await Promise.all([pusher(1), pusher(2), tagger(3), linker(4), collector(5), collector(6), verifier(7)]);

  expect(unexpected).toEqual([]);
  expect(await brokenInvariants(pool)).toEqual([]);
  for (const repositoryId of repositories) await store.trashTags({ repositoryId });
  await collector(8);
  const { rows } = await pool.query(
    'SELECT (SELECT count(*) FROM images)::int AS images, (SELECT count(*) FROM blobs)::int AS blobs, (SELECT count(*) FROM objects)::int AS objects',
  );
  expect(rows).toEqual([{ images: 0, blobs: 0, objects: 0 }]);
}, 120_000);
