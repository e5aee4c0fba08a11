import type { ManifestHeader, ManifestRecord } from '../manifests/manifest-records.ts';
import type { StorageKey } from './blob-store.ts';
import type { ManifestPlace } from './reconcile-store.ts';

/** A repository at one moment. */
export interface RepositorySnapshot {
  readonly repository: Omit<ManifestHeader, 'type' | 'format' | 'version' | 'written_at'>;
  readonly writtenAt: Date;
  /** The one that was written last. */
  readonly place: ManifestPlace | undefined;
  /** The complete images, parents first, then tags, history and trash. */
  readonly records: AsyncIterable<ManifestRecord>;
}

export interface WrittenManifest {
  readonly version: number;
  readonly storageKey: StorageKey;
}

export type WriteOutcome =
  | {
      readonly kind: 'written';
      /** Neither the newest nor the one before it: may be removed. */
      readonly outdatedKey: StorageKey | undefined;
    }
  /** There is no such repository any more; its objects may be removed. */
  | { readonly kind: 'gone'; readonly keys: readonly StorageKey[] }
  /** Another worker writes it now. */
  | { readonly kind: 'busy' };

export interface ManifestStore {
  /** Those with changes that no manifest holds, the longest waiting first. */
  listChangedRepositories(limit: number): Promise<readonly string[]>;
  /**
   * Keeps other writers of this repository's manifest away, hands a snapshot to `write`, notes what it wrote and forgets the
   * changes that the snapshot saw; others stay and are written next. A writer that dies leaves an object that no row knows, and all changes.
   */
  writeManifest(
    repositoryId: string,
    write: (snapshot: RepositorySnapshot) => Promise<WrittenManifest>,
  ): Promise<WriteOutcome>;
  /** Has it written anew. */
  noteManifestChange(repositoryId: string): Promise<void>;
}
