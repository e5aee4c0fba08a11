import type { StorageKey } from './blob-store.ts';

export interface DoomedObject {
  readonly storageKey: StorageKey;
  readonly uploadId: string | undefined;
  /** Unknown for what was never published. */
  readonly sizeBytes: number | undefined;
}

export interface CollectedImage {
  readonly repositoryId: string;
  readonly imageId: string;
}

export interface CollectedBlob {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** What only deletes. Each method does a bounded batch and is safe to run in any number of workers at once. */
export interface CollectionStore {
  /**
   * Images whose lease is over and that nothing refers to. @param onGone hears of each that was deleted, once that is committed.
   * @returns how many reviews were looked at.
   */
  reviewImages(limit: number, onGone?: (image: CollectedImage) => void): Promise<number>;
  /** Blobs that no image refers to; their objects become doomed. @returns how many reviews were looked at. */
  reviewBlobs(limit: number, onGone?: (blob: CollectedBlob) => void): Promise<number>;
  /** Staged objects without a heartbeat for `silentSeconds` become doomed. @returns how many. */
  giveUpUploads(limit: number): Promise<number>;
  /**
   * Locks due doomed objects against other reapers, hands them to `remove`, and forgets the rows of those that it says are
   * gone. Keys that were given up come a second time: a late write may land. @returns how many were due.
   */
  reapObjects(
    limit: number,
    remove: (objects: readonly DoomedObject[]) => Promise<readonly StorageKey[]>,
  ): Promise<number>;
  /** Trash entries past their time. @returns how many. */
  sweepTrash(limit: number): Promise<number>;
  /** Entries of the tag history past their time. @returns how many. */
  sweepHistory(limit: number): Promise<number>;
}
