import { AppError } from '@drydock/kernel';
import type { JobQueue } from '../ports/job-queue.ts';
import type { Run, RunDocument, RunItem, RunStore } from '../ports/run-store.ts';
import { runKinds, type RunKind } from '../ports/run-store.ts';

export interface RunsDeps {
  readonly store: RunStore;
  readonly queue: Pick<JobQueue, 'enqueue'>;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const parseKind = (kind: string): RunKind => {
  const found = runKinds.find((known) => known === kind);
  if (!found) throw new AppError('invalid_request', { message: 'There is no such kind of run' });
  return found;
};

/** Starts runs and tells how they get on. The row is the truth: a job that is lost is put in again by `revive`. */
export function createRuns({ store, queue }: RunsDeps) {
  const getRun = async (runId: string): Promise<Run> => {
    const run = uuid.test(runId) ? await store.findRun(runId) : undefined;
    if (!run) throw new AppError('not_found');
    return run;
  };
  return {
    /** @throws AppError `invalid_request` for a kind that there is not */
    async startRun(wanted: {
      readonly kind: string;
      readonly parameters: RunDocument;
      readonly userId: string | null;
    }): Promise<Run> {
      const run = await store.addRun({ ...wanted, kind: parseKind(wanted.kind) });
      await queue.enqueue('run', { runId: run.runId }, { key: run.runId });
      return run;
    },
    /** @throws AppError `not_found` */
    getRun,
    /** @throws AppError `not_found` */
    async listRunItems(query: {
      readonly runId: string;
      readonly after: number;
      readonly limit: number;
    }): Promise<readonly RunItem[]> {
      await getRun(query.runId);
      return store.listRunItems(query);
    },
  };
}

export type Runs = ReturnType<typeof createRuns>;
