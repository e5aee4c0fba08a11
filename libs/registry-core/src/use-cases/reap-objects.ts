import type { BlobStore } from '../ports/blob-store.ts';
import type { CollectionStore, DoomedObject } from '../ports/collection-store.ts';
import { createCollectionPace } from './collection-pace.ts';

export interface ReapObjectsDeps {
  readonly store: Pick<CollectionStore, 'reapObjects'>;
  readonly blobStore: Pick<BlobStore, 'removeObjects' | 'abortUpload'>;
  /** Hears of each batch of which it is known that it is gone. */
  onGone?(objects: readonly DoomedObject[]): Promise<void>;
  /** Objects a second; without it, as many as the store takes. */
  readonly perSecond?: number;
}

/** Removes doomed objects whose time has come, unfinished uploads first; the row goes only when the object is known to be gone. */
export function createReapObjects({ store, blobStore, onGone, perSecond }: ReapObjectsDeps) {
  const { batchSize, rest } = createCollectionPace(perSecond);
  return async (signal: AbortSignal): Promise<void> => {
    for (let isMore = true; isMore && !signal.aborted;) {
      const gone: DoomedObject[] = [];
      await store.reapObjects(batchSize, async (objects) => {
        for (const { storageKey, uploadId } of objects) {
          if (uploadId !== undefined) await blobStore.abortUpload({ key: storageKey, uploadId });
        }
        const removed = await blobStore.removeObjects(objects.map((object) => object.storageKey));
        const keys = new Set(removed);
        gone.push(...objects.filter(({ storageKey }) => keys.has(storageKey)));
        return removed;
      });
      if (gone.length > 0) await onGone?.(gone);
      // A batch of which nothing could be removed would come again at once: the next run tries it.
      isMore = gone.length > 0;
      if (isMore) await rest(gone.length, signal);
    }
  };
}
