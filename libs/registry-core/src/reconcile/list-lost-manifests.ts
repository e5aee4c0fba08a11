import type { BlobStore } from '../ports/blob-store.ts';
import type { Finding, ManifestPlace, ReconcileStore } from '../ports/reconcile-store.ts';
import { mapLimited } from './map-limited.ts';

export interface ListLostManifestsDeps {
  readonly store: Pick<ReconcileStore, 'listManifests' | 'findManifests'>;
  readonly blobStore: Pick<BlobStore, 'findObject'>;
}

const placesAtOnce = 1_000;
const callsAtOnce = 16;

/** Newest manifests that are not in the store: of a bucket that came back from a backup, above all. */
export async function* listLostManifests(deps: ListLostManifestsDeps): AsyncGenerator<readonly Finding[]> {
  const { store, blobStore } = deps;
  const isGone = async ({ storageKey }: ManifestPlace): Promise<boolean> =>
    (await blobStore.findObject(storageKey)) === undefined;
  for (let after: string | undefined; ;) {
    const page = await store.listManifests({ after, limit: placesAtOnce });
    const gone = await mapLimited(page, callsAtOnce, isGone);
    const lost = page.filter((_place, at) => gone[at]);
    // One that was written anew meanwhile is a newer one's predecessor by now, and may be removed.
    const now = lost.length === 0 ? [] : await store.findManifests(lost.map((place) => place.repositoryId));
    const keys = new Set(now.map((place) => place.storageKey));
    yield lost
      .filter(({ storageKey }) => keys.has(storageKey))
      .map(({ storageKey }) => ({ kind: 'lost_manifests', storageKey }));
    after = page.at(-1)?.repositoryId;
    if (page.length < placesAtOnce) return;
  }
}
