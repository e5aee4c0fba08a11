import { AppError } from '@drydock/kernel';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import type { WholeManifest } from '../ports/rebuild-store.ts';
import type { RepositoryManifests } from './list-manifests.ts';
import { openManifest } from './open-manifest.ts';

export interface NewestWhole<T> {
  /** Undefined: none of them is whole. */
  readonly result: T | undefined;
  /** Newer ones that were not whole. */
  readonly torn: readonly StorageKey[];
}

/**
 * Applies the newest manifest that is whole. `apply` reads the records to their end and keeps nothing when they throw: only the end tells
 * whether a manifest is whole, and reading it twice would cost as much and trust the store not to change it in between.
 */
export async function applyNewestWhole<T>(
  blobStore: Pick<BlobStore, 'read'>,
  manifests: RepositoryManifests,
  {
    apply,
    signal,
  }: { readonly apply: (manifest: WholeManifest) => Promise<T>; readonly signal: AbortSignal },
): Promise<NewestWhole<T>> {
  const torn: StorageKey[] = [];
  for (const storageKey of manifests.keys) {
    signal.throwIfAborted();
    try {
      const { header, records, close } = await openManifest(blobStore, storageKey, signal);
      try {
        return { result: await apply({ storageKey, header, records }), torn };
      } finally {
        await close();
      }
    } catch (error) {
      // Removed by its repository's writer since it was listed: a newer one is there, at the next look.
      if (!AppError.is(error, 'invalid_data', 'blob_missing')) throw error;
      torn.push(storageKey);
    }
  }
  return { result: undefined, torn };
}
