import type { Actor, Call } from '../model/actor.ts';
import type { Place } from '../model/take-step.ts';
import { reviewsLeft } from './reviews-left.ts';

const jobs = {
  reviewImages: 0,
  reviewBlobs: 1,
  reapObjects: 2,
  giveUpUploads: 3,
  sweepTrash: 4,
  sweepHistory: 5,
  verify: 6,
} as const;

export type JobName = keyof typeof jobs;

const collection: readonly JobName[] = [
  'reviewImages',
  'reviewBlobs',
  'reapObjects',
  'giveUpUploads',
  'sweepTrash',
  'sweepHistory',
];

const run =
  (job: Exclude<JobName, 'verify'>): Call =>
  async (use) => {
    await use[job](new AbortController().signal);
    return 'end';
  };

/** Finds what no job has read back, by the rows, and reads it. */
const verify: Call = async (use) => {
  for (const blob of await use.store.listUnverified(1)) {
    await use.verifyLayer(blob, new AbortController().signal);
  }
  return 'end';
};

const calls: Actor['calls'] = {
  [jobs.reviewImages]: run('reviewImages'),
  [jobs.reviewBlobs]: run('reviewBlobs'),
  [jobs.reapObjects]: run('reapObjects'),
  [jobs.giveUpUploads]: run('giveUpUploads'),
  [jobs.sweepTrash]: run('sweepTrash'),
  [jobs.sweepHistory]: run('sweepHistory'),
  [jobs.verify]: verify,
};

/**
 * What a worker keeps of its way through a job.
 *
 * Reviews are listed once and then taken one by one, each in a transaction that finds its row by the id or does nothing. So of the list only the
 * rows that are still there count: those it took are deleted, and of those that another took, no step can change anything. Behind the
 * last one it lists again or ends, and a batch of the reaper is followed by another: there it could as well begin this job anew, which a worker
 * that dies there, at any time, can. So there it is idle: all that can follow is looked at.
 */
function keeps(place: Place): Place | 'idle' {
  if (place.call === jobs.reapObjects) return 'idle';
  if (place.call !== jobs.reviewImages && place.call !== jobs.reviewBlobs) return place;
  const log = reviewsLeft(place.log) ?? place.log;
  return log.length === 0 ? 'idle' : { ...place, log };
}

/** Takes any of its jobs at any time, for ever; may die in each and begin again. */
export function worker(name: string, does: readonly JobName[] = collection): Actor {
  return {
    name,
    calls,
    keeps,
    begins: does.map((job) => jobs[job]),
    isEndless: true,
  };
}

export const collectionAndVerification: readonly JobName[] = [...collection, 'verify'];
