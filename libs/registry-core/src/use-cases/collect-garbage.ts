import type { CollectionStore } from '../ports/collection-store.ts';

const batchSize = 100;

/** While full batches come; each is committed, so what was done stays done. */
async function drain(batch: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await batch()) === batchSize);
}

type Run = (signal: AbortSignal) => Promise<void>;

/** Deletes image rows that nothing refers to and whose lease is over; what goes makes its parent due at once. */
export const createReviewImages =
  (store: Pick<CollectionStore, 'reviewImages'>): Run =>
  async (signal) => {
    for (let goOn = true; goOn && !signal.aborted;) {
      let gone = 0;
      const looked = await store.reviewImages(batchSize, () => {
        gone += 1;
      });
      goOn = gone > 0 || looked === batchSize;
    }
  };

/** Deletes blob rows that no image refers to. */
export const createReviewBlobs =
  (store: Pick<CollectionStore, 'reviewBlobs'>): Run =>
  (signal) =>
    drain(() => store.reviewBlobs(batchSize), signal);

/** Takes uploads over whose writer is silent. */
export const createGiveUpUploads =
  (store: Pick<CollectionStore, 'giveUpUploads'>): Run =>
  (signal) =>
    drain(() => store.giveUpUploads(batchSize), signal);

export const createSweepTrash =
  (store: Pick<CollectionStore, 'sweepTrash'>): Run =>
  (signal) =>
    drain(() => store.sweepTrash(batchSize), signal);

export const createSweepHistory =
  (store: Pick<CollectionStore, 'sweepHistory'>): Run =>
  (signal) =>
    drain(() => store.sweepHistory(batchSize), signal);
