import { listManifests } from '../manifests/list-manifests.ts';
import { applyNewestWhole } from '../manifests/newest-whole.ts';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import type { LookedAt, RebuildStore } from '../ports/rebuild-store.ts';
import { mapLimited } from '../reconcile/map-limited.ts';

export interface RebuildDeps {
  readonly store: Pick<RebuildStore, 'beginRebuild' | 'endRebuild' | 'restoreRepository'>;
  readonly blobStore: Pick<BlobStore, 'listObjects' | 'read' | 'findObject'>;
}

export interface RebuildRequest {
  readonly onProgress: (repositories: number) => void;
  readonly signal: AbortSignal;
}

export interface RebuildReport {
  readonly repositories: number;
  readonly images: number;
  readonly tags: number;
  readonly blobs: number;
  /** Blobs whose object is not there. */
  readonly missing: number;
  /** Blobs whose object has another size. */
  readonly corrupt: number;
  /** Manifests that are not whole, in place of which an older one was taken where there is one. At most a thousand. */
  readonly torn: readonly StorageKey[];
  /** Repositories of which no manifest is whole. At most a thousand. */
  readonly unreadable: readonly string[];
  /** Names that two repositories had: the older of the two lies in the trash. At most a thousand. */
  readonly trashed: readonly string[];
}

const callsAtOnce = 16;
const named = 1_000;

/**
 * Makes the registry's rows from the manifests in the bucket, into a database that has none. Each repository is one transaction; a run that
 * was interrupted goes on where it was. Objects are looked at for their size; jobs then read each one back.
 * @throws AppError `conflict` when the database is not empty, what the stores throw
 */
export function createRebuild({ store, blobStore }: RebuildDeps) {
  const lookAt = async (object: {
    readonly storageKey: StorageKey;
    readonly sizeBytes: number;
  }): Promise<LookedAt> => {
    const found = await blobStore.findObject(object.storageKey);
    if (!found) return 'missing';
    return found.sizeBytes === object.sizeBytes ? 'available' : 'corrupt';
  };

  return async ({ onProgress, signal }: RebuildRequest): Promise<RebuildReport> => {
    await store.beginRebuild();
    const sums = { repositories: 0, images: 0, tags: 0, blobs: 0, missing: 0, corrupt: 0 };
    const torn: StorageKey[] = [];
    const unreadable: string[] = [];
    const trashed: string[] = [];
    for await (const manifests of listManifests(blobStore)) {
      const newest = await applyNewestWhole(blobStore, manifests, {
        apply: (manifest) =>
          store.restoreRepository(manifest, (objects) => mapLimited(objects, callsAtOnce, lookAt)),
        signal,
      });
      torn.push(...newest.torn.slice(0, named - torn.length));
      if (newest.result) {
        const { trashedForItsName, ...counts } = newest.result;
        sums.repositories += 1;
        for (const what of ['images', 'tags', 'blobs', 'missing', 'corrupt'] as const) {
          sums[what] += counts[what];
        }
        if (trashedForItsName !== undefined && trashed.length < named) trashed.push(trashedForItsName);
      } else if (unreadable.length < named) {
        unreadable.push(manifests.repositoryId);
      }
      onProgress(sums.repositories);
    }
    await store.endRebuild();
    return { ...sums, torn, unreadable, trashed };
  };
}

export type Rebuild = ReturnType<typeof createRebuild>;
