import { createPace } from './pacer.ts';

/** How the jobs of one process take what is due: a batch at a time, and then `rest`. */
export interface CollectionPace {
  readonly batchSize: number;
  /** Resolves when the next batch may begin, or at once when `signal` is aborted. */
  rest(done: number, signal: AbortSignal): Promise<void>;
}

const largestBatch = 100;
/** Small ones, spread evenly: a push beside them meets a few of their transactions, and never a row of a hundred. */
const batchesPerSecond = 10;
/** A batch that was slow is made up for by so much, no more: whoever is slow is busy. */
const creditMs = 200;

/** @param perSecond rows of one kind; without it, as fast as the database and the store go */
export function createCollectionPace(perSecond?: number): CollectionPace {
  if (perSecond === undefined) return { batchSize: largestBatch, rest: () => Promise.resolve() };
  const pace = createPace(perSecond, creditMs);
  return {
    batchSize: Math.min(largestBatch, Math.ceil(perSecond / batchesPerSecond)),
    // Aborted: whoever asks looks at the signal itself.
    rest: (done, signal) => pace(done, signal).catch(() => undefined),
  };
}
