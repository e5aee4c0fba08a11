import type { RunClaim, RunProgress, RunStore } from '../ports/run-store.ts';

export interface RunReporterDeps {
  readonly store: Pick<RunStore, 'reportRun'>;
  readonly claim: RunClaim;
  readonly everyMs: number;
  /** After this long without a heartbeat others may take the run over; this worker stops at half of it, by its own clock. */
  readonly silenceMs: number;
  onLost(): void;
}

export interface RunReporter {
  readonly latest: RunProgress;
  report(progress: RunProgress): void;
  stop(): void;
}

export const noProgress: RunProgress = { done: 0, total: null, unit: '', note: '' };

/** Writes the latest progress at its own pace, which is the heartbeat as well. */
export function startRunReporter({ store, claim, everyMs, silenceMs, onLost }: RunReporterDeps): RunReporter {
  let latest = noProgress;
  let written: RunProgress | undefined;
  let writtenAtMs = performance.now();
  let isWriting = false;

  const beat = async (): Promise<void> => {
    const sinceMs = performance.now() - writtenAtMs;
    if (sinceMs > silenceMs / 2) onLost();
    if (isWriting || (written === latest && sinceMs < silenceMs / 6)) return;
    isWriting = true;
    const progress = latest;
    try {
      if (!(await store.reportRun({ ...claim, progress }))) onLost();
      written = progress;
      writtenAtMs = performance.now();
    } catch {
      // The database is away: tried again at the next beat, and given up by the clock above.
    } finally {
      isWriting = false;
    }
  };
  const timer = setInterval(() => void beat(), everyMs);
  return {
    get latest() {
      return latest;
    },
    report(progress) {
      latest = progress;
    },
    stop: () => clearInterval(timer),
  };
}
