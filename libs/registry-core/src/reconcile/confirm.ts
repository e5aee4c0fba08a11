import { AppError } from '@drydock/kernel';
import type { BlobStore, ObjectInfo } from '../ports/blob-store.ts';
import type { Finding, ObjectRow, ReconcileStore } from '../ports/reconcile-store.ts';
import { parseManifestKey } from '../manifests/manifest-key.ts';
import type { Suspicion } from './classify-pair.ts';
import { mapLimited } from './map-limited.ts';
import { StopReconciling } from './stop-reconciling.ts';

export interface ConfirmDeps {
  readonly store: Pick<ReconcileStore, 'findObjectRows' | 'findManifests'>;
  readonly blobStore: Pick<BlobStore, 'findObject'>;
  readonly startedAtMs: number;
  readonly minAgeMs: number;
  readonly quarantineMs: number;
}

const callsAtOnce = 16;

/** `unnameable`: a file that somebody else put there, under a name that the driver would never ask for. */
async function look(
  blobStore: Pick<BlobStore, 'findObject'>,
  key: string,
): Promise<ObjectInfo | 'unnameable' | undefined> {
  try {
    return await blobStore.findObject(key);
  } catch (error) {
    if (AppError.is(error, 'invalid_request')) return 'unnameable';
    throw error;
  }
}

/**
 * A row is there before the first byte of its object and its key is never used again. So an object that is seen, then has no row, and then
 * is still there, has none for good.
 */
function confirmOrphan(deps: ConfirmDeps, suspicion: Suspicion, now: ObjectInfo | 'unnameable'): Finding {
  if (now === 'unnameable') return { ...suspicion, keptBecause: 'foreign' };
  if (suspicion.keptBecause) return suspicion;
  const isYoung = now.modifiedAtMs > deps.startedAtMs - deps.minAgeMs;
  return isYoung ? { ...suspicion, keptBecause: 'young' } : suspicion;
}

function confirmRow(
  suspicion: Suspicion,
  row: ObjectRow,
  object: ObjectInfo | undefined,
): Finding | undefined {
  const { kind } = suspicion;
  if (kind === 'missing') {
    if (!object) return suspicion;
    // Put there before the listing began: a store that leaves it out may leave out anything.
    if (row.isSettled) throw new StopReconciling('listing_incomplete');
    return undefined;
  }
  if (!object) return undefined;
  if (kind === 'wrong_size') return object.sizeBytes === row.blob?.sizeBytes ? undefined : suspicion;
  return object.sizeBytes === row.blob?.sizeBytes && row.blob.state === 'missing' ? suspicion : undefined;
}

/** A manifest that a job is just writing is not yet the row's; one that the rows know nothing newer of may be what a rebuild needs. */
async function confirmManifests(
  deps: ConfirmDeps,
  suspicions: readonly Suspicion[],
): Promise<readonly Finding[]> {
  const named = suspicions.map((suspicion) => ({ suspicion, name: parseManifestKey(suspicion.storageKey) }));
  const ids = [...new Set(named.flatMap(({ name }) => (name ? [name.repositoryId] : [])))];
  const places = new Map((await deps.store.findManifests(ids)).map((place) => [place.repositoryId, place]));
  return named.flatMap(({ suspicion, name }): readonly Finding[] => {
    if (!name) return [{ ...suspicion, keptBecause: 'foreign' }];
    const place = places.get(name.repositoryId);
    if (place?.storageKey === suspicion.storageKey || place?.previousKey === suspicion.storageKey) return [];
    const ageMs = deps.startedAtMs - (suspicion.modifiedAtMs ?? deps.startedAtMs);
    if (ageMs < deps.minAgeMs) return [];
    const isOutdated = place !== undefined && name.version < place.version;
    return [{ ...suspicion, keptBecause: isOutdated && ageMs >= deps.quarantineMs ? undefined : 'young' }];
  });
}

/**
 * Looks at each suspicion again, row first, then store. @returns those that hold.
 * @throws StopReconciling when the listing left something out that was there before it began
 */
export async function confirmSuspicions(
  deps: ConfirmDeps,
  suspicions: readonly Suspicion[],
): Promise<readonly Finding[]> {
  const manifests = suspicions.filter(({ kind }) => kind === 'stray_manifests');
  const others = suspicions.filter(({ kind }) => kind !== 'stray_manifests');
  const { startedAtMs } = deps;
  const storageKeys = others.map(({ storageKey }) => storageKey);
  const found = storageKeys.length === 0 ? [] : await deps.store.findObjectRows({ storageKeys, startedAtMs });
  const rows = new Map(found.map((row) => [row.storageKey, row]));
  const findings = await mapLimited(others, callsAtOnce, async (suspicion) => {
    const row = rows.get(suspicion.storageKey);
    if (suspicion.kind === 'quarantined') return row && suspicion;
    const isOrphan = suspicion.kind === 'orphans';
    if (isOrphan ? row !== undefined : row?.blob?.digest !== suspicion.digest) return undefined;
    const object = await look(deps.blobStore, suspicion.storageKey);
    if (isOrphan) return object && confirmOrphan(deps, suspicion, object);
    return row && object !== 'unnameable' ? confirmRow(suspicion, row, object) : undefined;
  });
  const confirmed = manifests.length === 0 ? [] : await confirmManifests(deps, manifests);
  return [...findings.filter((finding) => finding !== undefined), ...confirmed];
}
