import type { ImageKey, RegistryStore } from '@drydock/registry-core';
import {
  imageId,
  jsonOf,
  payloadChecksumOf,
  repositoryId,
  repositoryName,
  userId,
  type ImageToPush,
} from '../actors/cast.ts';
import type { Actor } from '../model/actor.ts';
import { digestOf } from '../model/objects.ts';
import type { Side } from './pair.ts';

const limit = 10;
const keyOf = (letter: string, repository = 1): ImageKey => ({
  repositoryId: repositoryId(repository),
  imageId: imageId(letter),
});
const side = (name: string, run: (store: RegistryStore) => Promise<unknown>): Side => ({
  name,
  async run(store) {
    await run(store);
    return undefined;
  },
});

/** An object whose bytes are all in the store, before its row is published. */
export const staged = (storageKey: string): Actor => ({
  name: `stager of ${storageKey}`,
  calls: {
    0: async ({ store }) => {
      await store.stageObject(storageKey);
      return 'end';
    },
  },
  begins: [0],
  isEndless: false,
});

export const publish = (name: string, image: ImageToPush, storageKey: string): Side =>
  side(name, async (store) => {
    const key = keyOf(image.letter);
    const json = await store.findJson(key);
    await store.publishLayer({
      ...key,
      jsonRevision: json?.jsonRevision ?? 0,
      storageKey,
      digest: digestOf(image.layer),
      sizeBytes: Buffer.byteLength(image.layer),
      payloadChecksum: payloadChecksumOf(image),
      tarsums: [],
    });
  });

export const putJson = (name: string, image: ImageToPush): Side => ({
  name,
  async run(store) {
    const key = keyOf(image.letter);
    const parent = image.parent === undefined ? undefined : imageId(image.parent);
    await store.saveJson({ ...key, parent, json: jsonOf(image), requiredChecksum: undefined });
    return key;
  },
});

export const checksum = (name: string, image: ImageToPush): Side =>
  side(name, (store) =>
    store.saveChecksum({
      ...keyOf(image.letter),
      matches: ({ payloadChecksum }) => payloadChecksum === payloadChecksumOf(image),
      pending: undefined,
    }),
  );

export const exists = (name: string, letter: string): Side => ({
  name,
  async run(store) {
    return (await store.renewLease(keyOf(letter))) ? keyOf(letter) : undefined;
  },
});

export const link = (
  name: string,
  letter: string,
  repositories: { readonly from: number; readonly to: number },
): Side => ({
  name,
  async run(store) {
    const key = keyOf(letter, repositories.to);
    const isLinked = await store.linkChain({ ...key, fromRepositoryIds: [repositoryId(repositories.from)] });
    return isLinked ? key : undefined;
  },
});

export const moveTag = (name: string, tag: string, letter: string): Side =>
  side(name, (store) => store.moveTag({ ...keyOf(letter), tag, userId, tokenId: undefined, client: {} }));
export const deleteTag = (name: string, tag: string): Side =>
  side(name, (store) => store.trashTags({ repositoryId: repositoryId(1), tag }));
export const restoreTrash = (name: string): Side =>
  side(name, async (store) => {
    const [entry] = await store.listTrash({ repositoryIds: [repositoryId(1)], limit: 1 });
    if (entry) await store.restoreTag(entry.id);
  });
export const restoreRevision = (name: string, tag: string): Side =>
  side(name, async (store) => {
    const revisions = await store.listTagHistory({ repositoryId: repositoryId(1), tag });
    const old = revisions.find(({ revision }) => revision !== 0);
    if (!old) return;
    const { revision } = old;
    await store.restoreTagRevision({ repositoryId: repositoryId(1), tag, revision, userId });
  });

export const deleteRepository = (name: string): Side =>
  side(name, (store) =>
    store.saveRepository({
      repositoryId: repositoryId(1),
      name: repositoryName(1),
      access: 'public',
      state: 'trashed',
      version: 2,
    }),
  );

export const verdict = (
  name: string,
  layer: string,
  found: { readonly storageKey: string; readonly state: 'available' | 'corrupt' },
): Side => side(name, (store) => store.saveVerdict({ digest: digestOf(layer), ...found }));

type Job = 'reviewImages' | 'reviewBlobs' | 'giveUpUploads' | 'sweepTrash' | 'sweepHistory';
export const job = (name: string, what: Job): Side => side(name, (store) => store[what](limit));
export const reap = (name: string): Side =>
  side(name, (store) =>
    store.reapObjects(limit, (objects) => Promise.resolve(objects.map(({ storageKey }) => storageKey))),
  );
export const heartbeat = (name: string, letter: string, storageKey: string): Side =>
  side(name, (store) => store.heartbeat({ ...keyOf(letter), storageKey }));
