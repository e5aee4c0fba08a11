import type { ManifestHeader, ManifestRecord } from '../manifests/manifest-records.ts';
import type { StorageKey } from './blob-store.ts';

export interface WholeManifest {
  readonly storageKey: StorageKey;
  readonly header: ManifestHeader;
  /** Throws at its end unless the manifest is whole. */
  readonly records: AsyncIterable<ManifestRecord>;
}

export type LookedAt = 'available' | 'missing' | 'corrupt';

/** Says what is in the store under these keys, in the same order. */
export type LookAtObjects = (
  objects: readonly { readonly storageKey: StorageKey; readonly sizeBytes: number }[],
) => Promise<readonly LookedAt[]>;

export interface RestoredRepository {
  readonly images: number;
  readonly tags: number;
  /** Blobs that no earlier repository of this rebuild had. */
  readonly blobs: number;
  readonly missing: number;
  readonly corrupt: number;
  /** Another live repository of the name is younger, so this one went to the trash; or the other way round. */
  readonly trashedForItsName: string | undefined;
}

/** `…_missing`: the manifest has it, the rows have not; `…_extra`: the rows alone have it; `manifest_missing`: the bucket has none that is whole. */
export type DifferenceKind =
  | 'repository_missing'
  | 'repository_differs'
  | 'tag_missing'
  | 'tag_differs'
  | 'tag_extra'
  | 'image_missing'
  | 'image_differs'
  | 'image_extra'
  | 'manifest_missing';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly repositoryId: string;
  readonly repository: string;
  /** A tag's name or an image's id. */
  readonly name: string | undefined;
  /** The rows changed since the manifest was written, which is to be written anew: that may be all. */
  readonly isPending: boolean;
}

/** What `rebuild` does to the rows. */
export interface RebuildStore {
  /** @throws AppError `conflict` when there are images, tags or objects that no interrupted rebuild left */
  beginRebuild(): Promise<void>;
  endRebuild(): Promise<void>;
  /**
   * Makes one repository's rows in one transaction, or none when the records throw. Rows that are there stay as they are. Blobs that
   * are called available are not verified yet.
   */
  restoreRepository(manifest: WholeManifest, look: LookAtObjects): Promise<RestoredRepository>;
  /** Reads the records to their end and tells how the rows differ, at most `limit` differences. */
  compareRepository(manifest: WholeManifest, limit: number): Promise<readonly Difference[]>;
  /** Repositories in the order of their ids, with what `compare` needs of each. */
  listRepositoriesById(query: {
    readonly after: string | undefined;
    readonly limit: number;
  }): Promise<
    readonly { readonly repositoryId: string; readonly name: string; readonly isPending: boolean }[]
  >;
}
