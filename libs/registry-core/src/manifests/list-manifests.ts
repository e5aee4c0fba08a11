import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import { manifestPrefix, parseManifestKey } from './manifest-key.ts';

/** The manifests of one repository, the newest first. */
export interface RepositoryManifests {
  readonly repositoryId: string;
  readonly keys: readonly StorageKey[];
}

/** All that lie in the bucket, repository by repository in the order of their ids; names that are not ours are left out. */
export async function* listManifests(
  blobStore: Pick<BlobStore, 'listObjects'>,
): AsyncGenerator<RepositoryManifests> {
  let current: { readonly repositoryId: string; readonly keys: StorageKey[] } | undefined;
  for await (const { key } of blobStore.listObjects({ prefix: manifestPrefix })) {
    const name = parseManifestKey(key);
    if (!name) continue;
    if (current?.repositoryId !== name.repositoryId) {
      if (current) yield current;
      current = { repositoryId: name.repositoryId, keys: [] };
    }
    current.keys.unshift(key);
  }
  if (current) yield current;
}
