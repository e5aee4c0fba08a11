import {
  createGiveUpUploads,
  createReapObjects,
  createReviewBlobs,
  createReviewImages,
  createSweepHistory,
  createSweepTrash,
  createVerifyLayer,
  type BlobStore,
  type JobQueue,
  type RegistryStore,
} from '@drydock/registry-core';

export interface RegistryWorkerDeps {
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
  readonly queue: JobQueue;
  readonly settings: { readonly maxUnpackedBytes: number; readonly concurrency: number };
}

const minuteMs = 60_000;
const reviveBatch = 1_000;

/** The jobs that keep rows and objects honest. Any number of workers may run at once. */
export function createRegistryWorker({ store, blobStore, queue, settings }: RegistryWorkerDeps) {
  const verifyLayer = createVerifyLayer({ store, blobStore, maxUnpackedBytes: settings.maxUnpackedBytes });
  const reviewImages = createReviewImages(store);
  const reviewBlobs = createReviewBlobs(store);
  const giveUpUploads = createGiveUpUploads(store);
  const reapObjects = createReapObjects({ store, blobStore });
  const sweepTrash = createSweepTrash(store);
  const sweepHistory = createSweepHistory(store);

  return {
    async start(): Promise<void> {
      await queue.work(
        {
          'verify-layer': (job, { signal }) => verifyLayer(job.payload, signal),
          'review-images': (_job, { signal }) => reviewImages(signal),
          'review-blobs': (_job, { signal }) => reviewBlobs(signal),
          'give-up-uploads': (_job, { signal }) => giveUpUploads(signal),
          'reap-objects': (_job, { signal }) => reapObjects(signal),
          'sweep-trash': (_job, { signal }) => sweepTrash(signal),
          'sweep-history': (_job, { signal }) => sweepHistory(signal),
          revive: async () => {
            for (const blob of await store.listUnverified(reviveBatch)) {
              const key = `verify-${blob.storageKey.replaceAll('/', '-')}`;
              await queue.enqueue('verify-layer', blob, { key });
            }
          },
        },
        { concurrency: settings.concurrency },
      );
      for (const name of [
        'review-images',
        'review-blobs',
        'give-up-uploads',
        'reap-objects',
        'sweep-trash',
        'sweep-history',
        'revive',
      ] as const) {
        await queue.schedule(name, minuteMs, {});
      }
    },
  };
}
