/** What Redis keeps of every job: how often it is tried, and that a dead one stays. */
export interface KeptJobOptions {
  readonly attempts: number;
  /** The worker's own strategy. */
  readonly backoff: { readonly type: 'custom' };
  readonly removeOnComplete: true;
  readonly removeOnFail: { readonly count: number };
}

/** Dead jobs beyond these make room, the oldest first. */
const keptDeadCount = 10_000;

export const keptJobOptions = (maxAttempts: number): KeptJobOptions => ({
  attempts: maxAttempts,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: { count: keptDeadCount },
});
