import { AppError } from '@drydock/kernel';
import type { DeadJob, JobQueue } from '../ports/job-queue.ts';

export interface JobsDeps {
  readonly queue: Pick<JobQueue, 'counts' | 'listDead' | 'retryDead'>;
}

/** As an administrator sees a job; its payload holds ids only. */
export interface DeadJobFacts extends Omit<DeadJob, 'payload'> {
  readonly payload: Readonly<Record<string, unknown>>;
}

const longestList = 1_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function whileThere<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw AppError.is(error) ? error : new AppError('unavailable', { cause: error });
  }
}

/**
 * What waits in the queue, and what has failed for good. In the memory of a process these are this process's own.
 * @throws AppError `unavailable` while the queue can't be asked
 */
export function createJobs({ queue }: JobsDeps) {
  return {
    async listJobs() {
      const [counts, dead] = await whileThere(() => Promise.all([queue.counts(), queue.listDead()]));
      const facts = ({ payload, ...job }: DeadJob): DeadJobFacts => ({
        ...job,
        payload: isRecord(payload) ? payload : {},
      });
      return { counts, dead: dead.slice(0, longestList).map(facts) };
    },
    /** @returns how many were put in again; without an id, all. */
    retryJobs: ({ id }: { readonly id?: string }): Promise<number> => whileThere(() => queue.retryDead(id)),
  };
}

export type Jobs = ReturnType<typeof createJobs>;
