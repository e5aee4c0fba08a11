import { manifestPrefixOf, newManifestKey, parseManifestKey } from '../manifests/manifest-key.ts';
import { encodeManifest } from '../manifests/encode-manifest.ts';
import { manifestFormat } from '../manifests/manifest-records.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { ManifestStore, RepositorySnapshot, WrittenManifest } from '../ports/manifest-store.ts';
import { inPieces } from './write-upload.ts';

export interface WriteManifestDeps {
  readonly store: Pick<ManifestStore, 'writeManifest'>;
  readonly blobStore: Pick<BlobStore, 'listObjects' | 'startUpload' | 'removeObjects'>;
}

/**
 * Writes what a repository holds into the bucket, for `rebuild`. Two jobs at once, or the same job twice, do no harm: one waits for its
 * turn at a later run, the other writes the same under a newer version.
 */
export function createWriteManifest({ store, blobStore }: WriteManifestDeps) {
  /** Newer than all that is there, so that it wins also after the database came back from an older backup or a clock went back. */
  async function nextVersion({ repository, place, writtenAt }: RepositorySnapshot): Promise<number> {
    let newest = place?.version ?? 0;
    const prefix = manifestPrefixOf(repository.repository_id);
    for await (const { key } of blobStore.listObjects({ prefix })) {
      newest = Math.max(newest, parseManifestKey(key)?.version ?? 0);
    }
    return Math.max(newest + 1, writtenAt.getTime());
  }

  async function write(snapshot: RepositorySnapshot, signal: AbortSignal): Promise<WrittenManifest> {
    const version = await nextVersion(snapshot);
    const storageKey = newManifestKey(snapshot.repository.repository_id, version);
    const written_at = snapshot.writtenAt.toISOString();
    const header = {
      type: 'manifest',
      format: manifestFormat,
      version,
      written_at,
      ...snapshot.repository,
    } as const;
    const upload = await blobStore.startUpload(storageKey, { signal });
    try {
      for await (const piece of inPieces(encodeManifest(header, snapshot.records))) await upload.write(piece);
      await upload.commit();
    } catch (error) {
      await upload.abort();
      throw error;
    }
    return { version, storageKey };
  }

  return async (repositoryId: string, signal: AbortSignal): Promise<void> => {
    const outcome = await store.writeManifest(repositoryId, (snapshot) => write(snapshot, signal));
    // What cannot be removed now is a stray, for reconciliation.
    if (outcome.kind === 'gone') await blobStore.removeObjects(outcome.keys);
    if (outcome.kind === 'written' && outcome.outdatedKey !== undefined) {
      await blobStore.removeObjects([outcome.outdatedKey]);
    }
  };
}
