import type { BlobStore } from '../ports/blob-store.ts';
import type { Finding, FindingKind, Findings, ObjectRow, ReconcileStore } from '../ports/reconcile-store.ts';
import { classifyPair, isOurs, type Suspicion } from './classify-pair.ts';
import { confirmSuspicions, type ConfirmDeps } from './confirm.ts';
import { inKeyOrder, mergeByKey } from './merge-by-key.ts';
import { listLostManifests } from './list-lost-manifests.ts';
import { listUnownedUploads } from './list-unowned-uploads.ts';

export interface SurveyDeps extends ConfirmDeps {
  readonly findings: Pick<Findings, 'add'>;
  readonly store: ReconcileStore;
  readonly blobStore: Pick<BlobStore, 'listObjects' | 'listUploads' | 'findObject'>;
  readonly onProgress: (rowsSeen: number) => void;
  readonly signal: AbortSignal;
}

type PerKind = Readonly<Record<FindingKind, number>>;

export interface Survey {
  /** Those under prefixes of ours. */
  readonly objects: number;
  readonly objectBytes: number;
  readonly rows: number;
  /** Objects that have a row. */
  readonly matched: number;
  readonly counts: PerKind;
  readonly bytes: PerKind;
  /** Of the counts, what a run that heals acts on. */
  readonly toHeal: PerKind;
}

const rowsAtOnce = 2_000;
const suspicionsAtOnce = 500;
const progressEvery = 10_000;

const nothing = {
  orphans: 0,
  missing: 0,
  wrong_size: 0,
  unfinished_uploads: 0,
  found: 0,
  quarantined: 0,
  stray_manifests: 0,
  lost_manifests: 0,
} as const satisfies PerKind;

async function* allRows(
  store: Pick<ReconcileStore, 'listObjectRows'>,
  startedAtMs: number,
): AsyncGenerator<ObjectRow> {
  for (let after = ''; ;) {
    const page = await store.listObjectRows({ after, limit: rowsAtOnce, startedAtMs });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < rowsAtOnce) return;
    after = last.storageKey;
  }
}

/**
 * Goes once through the listing and the rows side by side, and once through the uploads under way; changes nothing but the run's
 * findings. Memory is flat: a page of each, and the suspicions of one batch.
 * @throws StopReconciling, and what the store throws: a listing that breaks off is no listing
 */
export async function surveyStorage(deps: SurveyDeps): Promise<Survey> {
  const { store, blobStore, startedAtMs, signal } = deps;
  const counts: Record<FindingKind, number> = { ...nothing };
  const bytes: Record<FindingKind, number> = { ...nothing };
  const toHeal: Record<FindingKind, number> = { ...nothing };
  const seen = { objects: 0, objectBytes: 0, rows: 0, matched: 0 };
  let suspicions: Suspicion[] = [];

  const keep = async (findings: readonly Finding[]): Promise<void> => {
    for (const { kind, sizeBytes, keptBecause } of findings) {
      counts[kind] += 1;
      bytes[kind] += sizeBytes ?? 0;
      if (keptBecause === undefined) toHeal[kind] += 1;
    }
    if (findings.length > 0) await deps.findings.add(findings);
  };
  const settle = async (): Promise<void> => {
    const batch = suspicions;
    suspicions = [];
    await keep(await confirmSuspicions(deps, batch));
  };

  const listing = inKeyOrder(blobStore.listObjects({ prefix: '' }));
  for await (const pair of mergeByKey(listing, allRows(store, startedAtMs))) {
    signal.throwIfAborted();
    if (pair.object && isOurs(pair.object.key)) {
      seen.objects += 1;
      seen.objectBytes += pair.object.sizeBytes;
    }
    if (pair.row) {
      seen.rows += 1;
      if (pair.object) seen.matched += 1;
      if (seen.rows % progressEvery === 0) deps.onProgress(seen.rows);
    }
    const suspicion = classifyPair(pair);
    if (suspicion) suspicions.push(suspicion);
    if (suspicions.length >= suspicionsAtOnce) await settle();
  }
  await settle();
  for await (const batch of listUnownedUploads(deps)) await keep(batch);
  for await (const batch of listLostManifests(deps)) await keep(batch);
  return { ...seen, counts, bytes, toHeal };
}
