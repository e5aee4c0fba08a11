import { AppError } from '@drydock/kernel';
import { parseManifestKey } from '../manifests/manifest-key.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { ManifestStore } from '../ports/manifest-store.ts';
import type { FindingKind, Findings, ReconcileStore, StoredFinding } from '../ports/reconcile-store.ts';

export interface HealDeps {
  readonly findings: Pick<Findings, 'list'>;
  readonly startedAtMs: number;
  readonly store: ReconcileStore & Pick<ManifestStore, 'noteManifestChange'>;
  readonly blobStore: Pick<BlobStore, 'findObject' | 'abortUpload' | 'removeObjects'>;
  /** Reads a stored object back, twice when it differs, and saves the verdict. */
  readonly verify: (
    blob: { readonly digest: string; readonly storageKey: string },
    signal: AbortSignal,
  ) => Promise<unknown>;
  readonly signal: AbortSignal;
}

/** What a run did, by what it did it to. */
export type Healed = Readonly<
  Record<
    | 'quarantined'
    | 'marked_missing'
    | 'marked_found'
    | 'verified'
    | 'uploads_aborted'
    | 'manifests_removed'
    | 'manifests_renewed',
    number
  >
>;

const findingsAtOnce = 500;
type Heal = (findings: readonly StoredFinding[], deps: HealDeps) => Promise<number>;

/** One after the other, each looked at again before it is touched. */
const oneByOne =
  (heal: (finding: StoredFinding, digest: string, deps: HealDeps) => Promise<boolean>): Heal =>
  async (findings, deps) => {
    let done = 0;
    for (const finding of findings) {
      deps.signal.throwIfAborted();
      if (await heal(finding, finding.digest ?? '', deps)) done += 1;
    }
    return done;
  };

const markMissing = oneByOne(async ({ storageKey }, digest, { store, blobStore }) => {
  if (await blobStore.findObject(storageKey)) return false;
  return store.markMissing({ digest, storageKey });
});

const markFound = oneByOne(async ({ storageKey, sizeBytes }, digest, { store, blobStore }) => {
  const object = await blobStore.findObject(storageKey);
  return object?.sizeBytes === sizeBytes && store.markFound({ digest, storageKey });
});

const verifySize = oneByOne(async ({ storageKey }, digest, { verify, signal }) => {
  await verify({ digest, storageKey }, signal);
  return true;
});

const abortUploads = oneByOne(
  async ({ storageKey, uploadId }, _digest, { store, blobStore, startedAtMs }) => {
    const [row] = await store.findObjectRows({ storageKeys: [storageKey], startedAtMs });
    if (row?.state === 'staged') return false;
    try {
      await blobStore.abortUpload({ key: storageKey, uploadId: uploadId ?? '' });
    } catch (error) {
      // A name that somebody else gave it stays where it is.
      if (AppError.is(error, 'invalid_request')) return false;
      throw error;
    }
    return true;
  },
);

const renewManifests = oneByOne(async ({ storageKey }, _digest, { store }) => {
  const repositoryId = parseManifestKey(storageKey)?.repositoryId;
  if (repositoryId !== undefined) await store.noteManifestChange(repositoryId);
  return repositoryId !== undefined;
});

const removeManifests: Heal = async (findings, { blobStore }) =>
  (await blobStore.removeObjects(findings.map(({ storageKey }) => storageKey))).length;

const quarantine: Heal = (findings, { store }) =>
  store.quarantineObjects(
    findings.map(({ storageKey, sizeBytes }) => ({ storageKey, sizeBytes: sizeBytes ?? 0 })),
  );

const steps: readonly (readonly [kind: FindingKind, done: keyof Healed, heal: Heal])[] = [
  ['found', 'marked_found', markFound],
  ['missing', 'marked_missing', markMissing],
  ['wrong_size', 'verified', verifySize],
  ['unfinished_uploads', 'uploads_aborted', abortUploads],
  ['stray_manifests', 'manifests_removed', removeManifests],
  ['lost_manifests', 'manifests_renewed', renewManifests],
  ['orphans', 'quarantined', quarantine],
];

/**
 * Acts on what a run found and did not keep. Nothing that a row speaks of is ever deleted here: orphans get a row that dooms them when
 * their quarantine ends, for the reaper.
 */
export async function healFindings(deps: HealDeps): Promise<Healed> {
  const healed = {
    quarantined: 0,
    marked_missing: 0,
    marked_found: 0,
    verified: 0,
    uploads_aborted: 0,
    manifests_removed: 0,
    manifests_renewed: 0,
  };
  for (let after = 0; ;) {
    const page = await deps.findings.list({ after, limit: findingsAtOnce });
    const last = page.at(-1);
    if (!last) return healed;
    for (const [kind, done, heal] of steps) {
      deps.signal.throwIfAborted();
      const due = page.filter((finding) => finding.kind === kind && finding.keptBecause === undefined);
      if (due.length > 0) healed[done] += await heal(due, deps);
    }
    after = last.serial;
  }
}
