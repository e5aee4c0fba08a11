import type { BlobStore } from '../ports/blob-store.ts';
import type { Findings } from '../ports/reconcile-store.ts';
import { healFindings, type HealDeps, type Healed } from '../reconcile/heal.ts';
import { StopReconciling, stopReasons, type StopReason } from '../reconcile/stop-reconciling.ts';
import { surveyStorage, type Survey } from '../reconcile/survey.ts';

export interface ReconcileSettings {
  /** What is younger may belong to an upload that goes on: longer than the longest upload. */
  readonly minAgeMs: number;
  /** How long an orphan stays in quarantine. */
  readonly quarantineMs: number;
  /** From 0 to 1: when more of the objects would go, or are missing, nothing is healed. Few are always healed. */
  readonly maxShare: number;
}

export interface ReconcileDeps {
  readonly store: HealDeps['store'];
  readonly blobStore: BlobStore;
  readonly verify: HealDeps['verify'];
  readonly settings: ReconcileSettings;
}

export interface ReconcileRequest {
  readonly findings: Findings;
  readonly fix: boolean;
  /** Instead of the setting, for this run. */
  readonly maxShare?: number | undefined;
  readonly onProgress: (progress: {
    readonly done: number;
    readonly total: number;
    readonly note: string;
  }) => void;
  readonly signal: AbortSignal;
}

export interface ReconcileReport {
  readonly fix: boolean;
  readonly survey: Survey | undefined;
  readonly healed: Healed | undefined;
  readonly stopped: { readonly reason: StopReason; readonly message: string } | undefined;
}

/** A share says nothing of a handful. */
const alwaysAllowed = 10;

/** May this survey be acted on? @throws StopReconciling */
function assertPlausible(survey: Survey, maxShare: number): void {
  const { objects, matched, rows, toHeal, counts } = survey;
  const tooMany = (count: number, of: number) => count > alwaysAllowed && count > of * maxShare;
  const expected = matched + counts.missing;
  if (objects === 0 && rows > 0 && expected > 0) throw new StopReconciling('empty_bucket');
  if (toHeal.orphans > 0 && matched === 0) throw new StopReconciling('no_known_object');
  if (tooMany(toHeal.orphans, objects)) throw new StopReconciling('too_many_orphans');
  if (tooMany(toHeal.missing, expected)) throw new StopReconciling('too_many_missing');
}

/**
 * Compares the store with the rows and, when asked, heals: first all is surveyed, then the survey is judged, and only then is anything
 * touched. A run that meets a listing it cannot trust ends with `stopped` and changes nothing.
 * @throws AppError `unavailable`, `gateway_timeout` when the store or the database fails; nothing was healed unless the survey was whole
 */
export function createReconcile({ store, blobStore, verify, settings }: ReconcileDeps) {
  return async (request: ReconcileRequest): Promise<ReconcileReport> => {
    const { findings, fix, signal } = request;
    const { startedAtMs, isRebuilding, rows } = await store.beginReconciliation();
    let survey: Survey | undefined;
    let healed: Healed | undefined;
    let stopped: StopReason | undefined;
    try {
      survey = await surveyStorage({
        ...settings,
        findings,
        store,
        blobStore,
        startedAtMs,
        onProgress: (done) => request.onProgress({ done, total: Math.max(done, rows), note: 'comparing' }),
        signal,
      });
      if (fix) {
        if (isRebuilding) throw new StopReconciling('rebuild_under_way');
        assertPlausible(survey, request.maxShare ?? settings.maxShare);
        request.onProgress({ done: survey.rows, total: survey.rows, note: 'healing' });
        healed = await healFindings({ findings, startedAtMs, store, blobStore, verify, signal });
      }
    } catch (error) {
      if (!(error instanceof StopReconciling)) throw error;
      stopped = error.reason;
    }
    return {
      fix,
      survey,
      healed,
      stopped: stopped && { reason: stopped, message: stopReasons[stopped] },
    };
  };
}

export type Reconcile = ReturnType<typeof createReconcile>;
