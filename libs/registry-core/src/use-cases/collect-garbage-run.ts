import type { RunHandler } from '../run-handler.ts';
import { createReapObjects, type ReapObjectsDeps } from './reap-objects.ts';
import type { CollectionStore } from '../ports/collection-store.ts';

export interface CollectGarbageRunDeps extends ReapObjectsDeps {
  readonly store: CollectionStore;
}

const batchSize = 100;

/** The kind `gc`: all that is due now, in the order in which one step makes work for the next. */
export function createCollectGarbageRun({ store, blobStore }: CollectGarbageRunDeps): RunHandler {
  const reapObjects = createReapObjects({ store, blobStore });
  return async (_parameters, { report, signal }) => {
    let done = 0;
    const drain = async (note: string, batch: (limit: number) => Promise<number>): Promise<number> => {
      let looked = 0;
      for (let count = batchSize; count === batchSize;) {
        signal.throwIfAborted();
        count = await batch(batchSize);
        looked += count;
        done += count;
        report({ done, total: null, unit: 'rows', note });
      }
      return looked;
    };
    const trash = await drain('trash', store.sweepTrash);
    const history = await drain('history', store.sweepHistory);
    const uploads = await drain('uploads', store.giveUpUploads);
    const images = await drain('images', store.reviewImages);
    const blobs = await drain('blobs', store.reviewBlobs);
    await reapObjects(signal);
    return { trash, history, uploads, images, blobs };
  };
}
