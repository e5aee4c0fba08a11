import type pg from 'pg';
import { AppError } from '@drydock/kernel';
import {
  createGiveUpUploads,
  createMoveTag,
  createReadImage,
  createReapObjects,
  createResolveImage,
  createReviewBlobs,
  createReviewImages,
  createSaveChecksum,
  createSaveImageJson,
  createStoreLayer,
  createSweepHistory,
  createSweepTrash,
  createVerifyLayer,
  type BlobStore,
  type HubPort,
  type RegistryStore,
} from '@drydock/registry-core';
import { createRegistryStore } from '@drydock/registry-postgres';
import { windows } from './ticks.ts';

/** Callers have tokens, so nobody asks the hub. */
const noHub: HubPort = {
  authenticate: () => Promise.reject(new AppError('unavailable')),
  listKeys: () => Promise.reject(new AppError('unavailable')),
};
const never = 2_147_483_647;
const maxUnpackedBytes = 1_000_000;

export interface UseCases {
  readonly store: RegistryStore;
  readonly readImage: ReturnType<typeof createReadImage>;
  readonly saveImageJson: ReturnType<typeof createSaveImageJson>;
  readonly storeLayer: ReturnType<typeof createStoreLayer>;
  readonly saveChecksum: ReturnType<typeof createSaveChecksum>;
  readonly moveTag: ReturnType<typeof createMoveTag>;
  readonly verifyLayer: ReturnType<typeof createVerifyLayer>;
  readonly reviewImages: ReturnType<typeof createReviewImages>;
  readonly reviewBlobs: ReturnType<typeof createReviewBlobs>;
  readonly giveUpUploads: ReturnType<typeof createGiveUpUploads>;
  readonly reapObjects: ReturnType<typeof createReapObjects>;
  readonly sweepTrash: ReturnType<typeof createSweepTrash>;
  readonly sweepHistory: ReturnType<typeof createSweepHistory>;
}

/** The real use cases over the real transitions, with what the model puts in the place of the pool and the object store. */
export function createUseCases(options: {
  readonly pool: pg.Pool;
  readonly blobStore: BlobStore;
  /** Stands between the use cases and the transitions. */
  readonly onCall: (
    name: string,
    args: readonly unknown[],
    perform: () => Promise<unknown>,
  ) => Promise<unknown>;
}): UseCases {
  const { blobStore, onCall } = options;
  const real = createRegistryStore({ pool: options.pool, windows });
  const store: RegistryStore = new Proxy(real, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): Promise<unknown> =>
        onCall(String(name), args, async (): Promise<unknown> => Reflect.apply(method, target, args));
    },
  });
  const resolveImage = createResolveImage({ store, hub: noHub, isPrivateByDefault: false });
  return {
    store,
    readImage: createReadImage({ store }),
    saveImageJson: createSaveImageJson({ store, resolveImage }),
    storeLayer: createStoreLayer({
      store,
      blobStore,
      // Rows hold the truth: the model's verifier finds what to read by them.
      queue: { enqueue: () => Promise.resolve() },
      resolveImage,
      limitBytes: maxUnpackedBytes,
      maxUnpackedBytes,
      // Heartbeats are steps of the model.
      heartbeatMs: never,
      silenceMs: never,
      verifyDelayMs: 0,
    }),
    saveChecksum: createSaveChecksum({ store, blobStore, resolveImage, maxUnpackedBytes }),
    moveTag: createMoveTag({ store }),
    verifyLayer: createVerifyLayer({ store, blobStore, maxUnpackedBytes }),
    reviewImages: createReviewImages(store),
    reviewBlobs: createReviewBlobs(store),
    giveUpUploads: createGiveUpUploads(store),
    reapObjects: createReapObjects({ store, blobStore }),
    sweepTrash: createSweepTrash(store),
    sweepHistory: createSweepHistory(store),
  };
}
