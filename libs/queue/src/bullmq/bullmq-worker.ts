import { setTimeout as pause } from 'node:timers/promises';
import type { JobHandlers } from '@drydock/registry-core';
import { Worker, type Job } from 'bullmq';
import { backOffMs } from '../back-off.ts';
import { handleJob } from '../job-payloads.ts';
import { completeQueueSettings } from '../queue-settings.ts';
import { defaultPrefix, queueName, type BullmqQueueSettings } from './bullmq-settings.ts';
import { connectWorker } from './connect-redis.ts';
import { readJob, type JobData } from './job-data.ts';

export interface BullmqWorker {
  close(deadlineMs: number): Promise<void>;
}

/** After their signals, handlers get this long to notice. */
const graceMs = 1_000;

const within = (promise: Promise<unknown>, ms: number): Promise<boolean> =>
  Promise.race([promise.then(() => true), pause(ms, false, { ref: false })]);

/** Works on jobs. Those whose worker fell silent are taken over after the lock's time, as often as it takes. */
export function startBullmqWorker(
  settings: BullmqQueueSettings,
  handlers: JobHandlers,
  concurrency: number,
): BullmqWorker {
  const { backOff, maxAttempts, report } = completeQueueSettings(settings);
  const lockMs = settings.lockMs ?? 30_000;
  // The producers' connection tells when Redis is away; one voice for it is enough.
  const redis = connectWorker(settings, () => undefined);

  const read = (job: Job<JobData, void>, number: number): ReturnType<typeof readJob> => {
    try {
      return readJob(job.name, job.data);
    } catch (error) {
      if (error instanceof Error) report({ kind: 'unreadable', id: job.id ?? '', attempt: number, error });
      throw error;
    }
  };

  const attempt = async (job: Job<JobData, void>, signal: AbortSignal): Promise<void> => {
    const { id = '' } = job;
    const startedAtMs = performance.now();
    const number = job.attemptsMade + 1;
    const { name, payload, requestId, traceparent } = read(job, number);
    const facts = () => ({
      name,
      id,
      attempt: number,
      durationMs: performance.now() - startedAtMs,
      ...(requestId === undefined ? {} : { requestId }),
    });
    report({ kind: 'started', name });
    try {
      // From here on a job with the same key is another one.
      if (job.deduplicationId !== undefined) await job.removeDeduplicationKey();
      await handleJob(handlers, { name, payload, attempt: number, requestId, traceparent, signal });
      report({ kind: 'done', ...facts() });
    } catch (error) {
      report({ kind: number >= maxAttempts ? 'dead' : 'failed', ...facts(), error });
      throw error;
    }
  };

  const never = new AbortController();
  const worker = new Worker<JobData, void>(
    queueName,
    // The third parameter is what makes the library give a signal.
    async (job, _token, signal) => attempt(job, signal ?? never.signal),
    {
      connection: redis,
      prefix: settings.prefix ?? defaultPrefix,
      concurrency,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: 1_000,
      settings: { backoffStrategy: (attemptsMade) => backOffMs(attemptsMade, backOff) },
    },
  );
  worker.on('error', () => undefined);

  return {
    async close(deadlineMs) {
      const closing = worker.close();
      if (!(await within(closing, deadlineMs))) {
        worker.cancelAllJobs('the process ends');
        await within(closing, graceMs);
      }
      redis.disconnect();
    },
  };
}
