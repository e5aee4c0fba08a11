import type { JobQueue } from '../ports/job-queue.ts';
import type { RunStore } from '../ports/run-store.ts';

export interface ReviveRunsDeps {
  readonly store: Pick<RunStore, 'listDueRuns' | 'removeOldRuns'>;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly silentSeconds: number;
}

const keepSeconds = 30 * 86_400;
const batchSize = 100;

/** Puts runs in again that wait or whose worker died, and forgets those that ended a month ago. */
export function createReviveRuns({ store, queue, silentSeconds }: ReviveRunsDeps) {
  return async (): Promise<void> => {
    for (const runId of await store.listDueRuns({ silentSeconds, limit: batchSize })) {
      await queue.enqueue('run', { runId }, { key: runId });
    }
    await store.removeOldRuns({ keepSeconds, limit: batchSize });
  };
}
