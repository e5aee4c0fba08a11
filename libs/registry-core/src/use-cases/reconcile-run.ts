import { z } from 'zod';
import type { Finding, FindingKind, Findings, StoredFinding } from '../ports/reconcile-store.ts';
import { findingKinds } from '../ports/reconcile-store.ts';
import type { RunItem, RunStore } from '../ports/run-store.ts';
import type { RunContext, RunHandler } from '../run-handler.ts';
import type { Reconcile } from './reconcile.ts';

const parametersOf = z.object({
  fix: z.boolean().default(false),
  maxShare: z.number().min(0).max(1).optional(),
});

const itemOf = z.object({
  storageKey: z.string(),
  digest: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  storedBytes: z.number().optional(),
  uploadId: z.string().optional(),
  kept: z.enum(['young', 'foreign', 'known']).optional(),
});
const kindOf = z.enum(findingKinds);

const toItem = (finding: Finding): z.infer<typeof itemOf> => ({
  storageKey: finding.storageKey,
  digest: finding.digest ?? null,
  sizeBytes: finding.sizeBytes ?? null,
  ...(finding.storedBytes === undefined ? {} : { storedBytes: finding.storedBytes }),
  ...(finding.uploadId === undefined ? {} : { uploadId: finding.uploadId }),
  ...(finding.keptBecause === undefined ? {} : { kept: finding.keptBecause }),
});

function toFinding({ serial, kind, item }: RunItem): StoredFinding {
  const { kept: keptBecause, digest, sizeBytes, ...facts } = itemOf.parse(item);
  return {
    serial,
    kind: kindOf.parse(kind),
    ...facts,
    digest: digest ?? undefined,
    sizeBytes: sizeBytes ?? undefined,
    keptBecause,
  };
}

/** The items of the run are where its findings lie, so that it holds a page of them at most. */
const findingsOf = (store: Pick<RunStore, 'listRunItems'>, { runId, addItems }: RunContext): Findings => ({
  async add(findings) {
    const byKind = new Map<FindingKind, Finding[]>();
    for (const finding of findings) {
      byKind.set(finding.kind, [...(byKind.get(finding.kind) ?? []), finding]);
    }
    for (const [kind, found] of byKind) await addItems(kind, found.map(toItem));
  },
  list: async (page) => (await store.listRunItems({ runId, ...page })).map(toFinding),
});

/** The kind `reconcile`. Parameters: `fix`, and `maxShare` (0 to 1) instead of the setting. Items: what was found, by its kind. */
export function createReconcileRun({
  store,
  reconcile,
}: {
  readonly store: Pick<RunStore, 'listRunItems'>;
  readonly reconcile: Reconcile;
}): RunHandler {
  return async (parameters, context) => {
    const { fix, maxShare } = parametersOf.parse(parameters);
    const { survey, healed, stopped } = await reconcile({
      findings: findingsOf(store, context),
      fix,
      maxShare,
      onProgress: ({ done, total, note }) => context.report({ done, total, unit: 'objects', note }),
      signal: context.signal,
    });
    return {
      fix,
      objects: survey?.objects ?? null,
      objectBytes: survey?.objectBytes ?? null,
      rows: survey?.rows ?? null,
      counts: survey?.counts ?? null,
      bytes: survey?.bytes ?? null,
      toHeal: survey?.toHeal ?? null,
      healed: healed ?? null,
      stopped: stopped ?? null,
    };
  };
}
