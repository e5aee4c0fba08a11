import type { RunStore } from '../ports/run-store.ts';
import type { Runs } from './runs.ts';

export interface ScheduleReconcileDeps {
  readonly store: Pick<RunStore, 'findLatestRun'>;
  readonly runs: Pick<Runs, 'startRun'>;
  readonly everyMs: number;
  /** Else it only reports. */
  readonly fix: boolean;
}

/** Starts a run when the last one, whoever started it, began long enough ago: restarts and many workers make no more of them. */
export function createScheduleReconcile({ store, runs, everyMs, fix }: ScheduleReconcileDeps) {
  return async (nowMs: number): Promise<void> => {
    const latest = await store.findLatestRun('reconcile');
    const isOpen = latest?.state === 'queued' || latest?.state === 'running';
    if (isOpen || (latest && nowMs - Date.parse(latest.createdAt) < everyMs)) return;
    await runs.startRun({ kind: 'reconcile', parameters: { fix }, userId: null });
  };
}
