import type { Actor, Call } from '../model/actor.ts';

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

/** Takes any of its jobs at any time, for ever; may die in each and begin again. */
export function worker(name: string, does: readonly JobName[] = collection): Actor {
  return {
    name,
    calls: {
      [jobs.reviewImages]: run('reviewImages'),
      [jobs.reviewBlobs]: run('reviewBlobs'),
      [jobs.reapObjects]: run('reapObjects'),
      [jobs.giveUpUploads]: run('giveUpUploads'),
      [jobs.sweepTrash]: run('sweepTrash'),
      [jobs.sweepHistory]: run('sweepHistory'),
      [jobs.verify]: verify,
    },
    begins: does.map((job) => jobs[job]),
    isEndless: true,
  };
}

export const collectionAndVerification: readonly JobName[] = [...collection, 'verify'];
