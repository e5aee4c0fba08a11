import { listManifests } from '../manifests/list-manifests.ts';
import { applyNewestWhole } from '../manifests/newest-whole.ts';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';
import type { Difference, DifferenceKind, RebuildStore } from '../ports/rebuild-store.ts';

export interface CompareManifestsDeps {
  readonly store: Pick<RebuildStore, 'compareRepository' | 'listRepositoriesById'>;
  readonly blobStore: Pick<BlobStore, 'listObjects' | 'read'>;
}

export interface CompareReport {
  /** That have a whole manifest in the bucket. */
  readonly repositories: number;
  readonly counts: Readonly<Record<DifferenceKind, number>>;
  /** At most ten thousand; the counts are of all. */
  readonly differences: readonly Difference[];
  readonly torn: readonly StorageKey[];
}

const perRepository = 10_000;
const shown = 10_000;
const rowsAtOnce = 1_000;
const tornShown = 1_000;

type Row = Awaited<ReturnType<RebuildStore['listRepositoriesById']>>[number];

async function* allRepositories(store: Pick<RebuildStore, 'listRepositoriesById'>): AsyncGenerator<Row> {
  for (let after: string | undefined; ;) {
    const page = await store.listRepositoriesById({ after, limit: rowsAtOnce });
    yield* page;
    after = page.at(-1)?.repositoryId;
    if (page.length < rowsAtOnce) return;
  }
}

/** Tells how a live database differs from what a rebuild would make of the bucket. Changes nothing; memory is flat. */
export function createCompareManifests({ store, blobStore }: CompareManifestsDeps) {
  return async (request: {
    readonly onProgress: (repositories: number) => void;
    readonly signal: AbortSignal;
  }): Promise<CompareReport> => {
    const counts = {
      repository_missing: 0,
      repository_differs: 0,
      tag_missing: 0,
      tag_differs: 0,
      tag_extra: 0,
      image_missing: 0,
      image_differs: 0,
      image_extra: 0,
      manifest_missing: 0,
    } satisfies Record<DifferenceKind, number>;
    const differences: Difference[] = [];
    const torn: StorageKey[] = [];
    let repositories = 0;
    const add = (found: readonly Difference[]): void => {
      for (const difference of found) {
        counts[difference.kind] += 1;
        if (differences.length < shown) differences.push(difference);
      }
    };
    const rows = allRepositories(store);
    let row = await rows.next();
    const addUnwritten = async (before: string | undefined): Promise<void> => {
      while (!row.done && (before === undefined || row.value.repositoryId < before)) {
        const { repositoryId, name: repository, isPending } = row.value;
        add([{ kind: 'manifest_missing', repositoryId, repository, name: undefined, isPending }]);
        row = await rows.next();
      }
    };
    for await (const manifests of listManifests(blobStore)) {
      await addUnwritten(manifests.repositoryId);
      const newest = await applyNewestWhole(blobStore, manifests, {
        apply: (manifest) => store.compareRepository(manifest, perRepository),
        signal: request.signal,
      });
      torn.push(...newest.torn.slice(0, tornShown - torn.length));
      if (newest.result) {
        repositories += 1;
        add(newest.result);
        if (!row.done && row.value.repositoryId === manifests.repositoryId) row = await rows.next();
      }
      request.onProgress(repositories);
    }
    await addUnwritten(undefined);
    return { repositories, counts, differences, torn };
  };
}

export type CompareManifests = ReturnType<typeof createCompareManifests>;
