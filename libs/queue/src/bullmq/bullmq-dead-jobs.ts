import type { DeadJob } from '@drydock/registry-core';
import type { Job } from 'bullmq';
import { isJobName } from '../job-payloads.ts';
import type { JobData } from './job-data.ts';
import type { JobsQueue } from './redis-link.ts';

/** A job of a name that this version does not know stays in Redis and is no dead job of ours. */
function toDeadJob(job: Job<JobData, void>): readonly DeadJob[] {
  const { id, name } = job;
  if (id === undefined || !isJobName(name)) return [];
  return [
    {
      id,
      name,
      payload: job.data.payload,
      attempts: job.attemptsMade,
      failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
      reason: job.failedReason,
    },
  ];
}

export async function listDeadJobs(queue: JobsQueue): Promise<readonly DeadJob[]> {
  const jobs = await queue.getFailed();
  // Newest first in Redis.
  return jobs.reverse().flatMap(toDeadJob);
}

export async function retryDeadJobs(queue: JobsQueue, id?: string): Promise<number> {
  const jobs = id === undefined ? await queue.getFailed() : [await queue.getJob(id)];
  let count = 0;
  for (const job of jobs) {
    if (!job || !(await job.isFailed())) continue;
    try {
      await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      count += 1;
    } catch (error) {
      // Somebody else put it in again meanwhile, and counts it.
      if (await job.isFailed()) throw error;
    }
  }
  return count;
}
