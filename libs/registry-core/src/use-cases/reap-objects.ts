import type { BlobStore } from '../ports/blob-store.ts';
import type { CollectionStore } from '../ports/collection-store.ts';

export interface ReapObjectsDeps {
  readonly store: Pick<CollectionStore, 'reapObjects'>;
  readonly blobStore: Pick<BlobStore, 'removeObjects' | 'abortUpload'>;
}

const batchSize = 100;

/** Removes doomed objects whose time has come, unfinished uploads first; the row goes only when the object is known to be gone. */
export function createReapObjects({ store, blobStore }: ReapObjectsDeps) {
  return async (signal: AbortSignal): Promise<void> => {
    let gone = 1;
    // A batch of which nothing could be removed would come again at once: the next run tries it.
    while (!signal.aborted && gone > 0) {
      gone = 0;
      await store.reapObjects(batchSize, async (objects) => {
        for (const { storageKey, uploadId } of objects) {
          if (uploadId !== undefined) await blobStore.abortUpload({ key: storageKey, uploadId });
        }
        const removed = await blobStore.removeObjects(objects.map((object) => object.storageKey));
        gone = removed.length;
        return removed;
      });
    }
  };
}
