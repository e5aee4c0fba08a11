import type { JobQueue } from '@drydock/registry-core';
import { completeQueueSettings } from '../queue-settings.ts';
import { listDeadJobs, retryDeadJobs } from './bullmq-dead-jobs.ts';
import { BullmqSchedules } from './bullmq-schedules.ts';
import type { BullmqQueueSettings } from './bullmq-settings.ts';
import { startBullmqWorker, type BullmqWorker } from './bullmq-worker.ts';
import { checkEviction, evictionFault } from './check-eviction.ts';
import type { JobData } from './job-data.ts';
import { keptJobOptions } from './kept-job-options.ts';
import { createRedisLink } from './redis-link.ts';

export interface BullmqQueue extends JobQueue {
  /**
   * @throws AppError `configuration_invalid` when Redis throws keys away, whatever else when it can't be reached
   */
  check(): Promise<void>;
}

/**
 * Jobs in Redis, for any number of processes. A Redis that is away delays them: rows are the truth, and what could not be put in is told
 * as `lost`. `listDead`, `retryDead` and `counts` throw then. One that comes later, or comes back, and throws keys away is told as `evicting`:
 * jobs go on, for what it throws away is put in again from the rows.
 */
export function createBullmqQueue(settings: BullmqQueueSettings): BullmqQueue {
  const { maxAttempts, report } = completeQueueSettings(settings);
  const options = keptJobOptions(maxAttempts);
  const link = createRedisLink(settings);
  const schedules = new BullmqSchedules(link, options, settings.scheduleCheckMs ?? 60_000);
  let worker: BullmqWorker | undefined;
  let closed: Promise<void> | undefined;

  link.onReady(() => {
    evictionFault(link.redis).then(
      (error) => error && report({ kind: 'evicting', error }),
      // It is away again, which the link has told.
      () => undefined,
    );
  });

  const check = async (): Promise<void> => {
    await link.queue();
    await checkEviction(link.redis);
  };
  const close = async (deadlineMs: number): Promise<void> => {
    schedules.stop();
    await worker?.close(deadlineMs);
    await link.close();
  };

  return {
    async enqueue(name, payload, { key, delayMs, requestId, traceparent } = {}) {
      try {
        const queue = await link.queue();
        const data: JobData = {
          v: 1,
          payload,
          ...(requestId === undefined ? {} : { requestId }),
          ...(traceparent === undefined ? {} : { traceparent }),
        };
        await queue.add(name, data, {
          ...options,
          ...(delayMs === undefined ? {} : { delay: delayMs }),
          ...(key === undefined ? {} : { deduplication: { id: `${name}-${key}` } }),
        });
      } catch (error) {
        report({ kind: 'lost', name, error });
      }
    },
    schedule: (name, everyMs, payload) => schedules.set({ name, everyMs, payload }),
    async work(handlers, { concurrency }) {
      // Away is no reason not to start: the worker waits for Redis.
      const isThere = await link.queue().then(
        () => true,
        () => false,
      );
      if (isThere) await checkEviction(link.redis);
      worker = startBullmqWorker(settings, handlers, concurrency);
    },
    listDead: async () => listDeadJobs(await link.queue()),
    retryDead: async (id) => retryDeadJobs(await link.queue(), id),
    async counts() {
      const queue = await link.queue();
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting, active, delayed, dead: failed };
    },
    check,
    close({ deadlineMs }) {
      closed ??= close(deadlineMs);
      return closed;
    },
  };
}
