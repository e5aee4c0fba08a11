import type { CollectionStore } from '../ports/collection-store.ts';
import { createCollectionPace } from './collection-pace.ts';

type Run = (signal: AbortSignal) => Promise<void>;

/** While full batches come; each is committed, so what was done stays done. */
function drain(batch: (limit: number) => Promise<number>, perSecond: number | undefined): Run {
  const { batchSize, rest } = createCollectionPace(perSecond);
  return async (signal) => {
    while (!signal.aborted) {
      const done = await batch(batchSize);
      if (done < batchSize) return;
      await rest(done, signal);
    }
  };
}

/**
 * Deletes image rows that nothing refers to and whose lease is over; what goes makes its parent due at once.
 * @param perSecond how many are looked at; without it, and for the others below too, as many as can be
 */
export function createReviewImages(store: Pick<CollectionStore, 'reviewImages'>, perSecond?: number): Run {
  const { batchSize, rest } = createCollectionPace(perSecond);
  return async (signal) => {
    for (let goOn = true; goOn && !signal.aborted;) {
      let gone = 0;
      const looked = await store.reviewImages(batchSize, () => {
        gone += 1;
      });
      goOn = gone > 0 || looked === batchSize;
      if (goOn) await rest(looked, signal);
    }
  };
}

/** Deletes blob rows that no image refers to. */
export const createReviewBlobs = (store: Pick<CollectionStore, 'reviewBlobs'>, perSecond?: number): Run =>
  drain((limit) => store.reviewBlobs(limit), perSecond);

/** Takes uploads over whose writer is silent. */
export const createGiveUpUploads = (store: Pick<CollectionStore, 'giveUpUploads'>, perSecond?: number): Run =>
  drain((limit) => store.giveUpUploads(limit), perSecond);

export const createSweepTrash = (store: Pick<CollectionStore, 'sweepTrash'>, perSecond?: number): Run =>
  drain((limit) => store.sweepTrash(limit), perSecond);

export const createSweepHistory = (store: Pick<CollectionStore, 'sweepHistory'>, perSecond?: number): Run =>
  drain((limit) => store.sweepHistory(limit), perSecond);
