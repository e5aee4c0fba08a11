/** The jobs there are, and the ids that each carries. Rows hold the truth; a job that comes twice does no harm. */
export interface JobPayloads {
  'verify-layer': { readonly digest: string; readonly storageKey: string };
  'review-images': Record<string, never>;
  'review-blobs': Record<string, never>;
  'reap-objects': Record<string, never>;
  'give-up-uploads': Record<string, never>;
  'sweep-trash': Record<string, never>;
  'sweep-history': Record<string, never>;
  scrub: Record<string, never>;
  /** Starts a run of reconciliation when it is time. */
  reconcile: Record<string, never>;
  /** What an administrator asked for; the row has the rest. */
  run: { readonly runId: string };
  'write-manifest': { readonly repositoryId: string };
  /** Puts a `write-manifest` in for each repository that changed. */
  'write-manifests': Record<string, never>;
  /** Puts due work that rows name and the queue lost in again. */
  revive: Record<string, never>;
}

export type JobName = keyof JobPayloads;

export interface Job<N extends JobName = JobName> {
  readonly name: N;
  readonly payload: JobPayloads[N];
  /** From 1. */
  readonly attempt: number;
  readonly requestId: string | undefined;
  /** W3C Trace Context of what put it in; a hint, for traces alone. */
  readonly traceparent?: string | undefined;
}

export type JobHandlers = {
  readonly [N in JobName]?: (job: Job<N>, context: { readonly signal: AbortSignal }) => Promise<void>;
};

export interface DeadJob {
  readonly id: string;
  readonly name: JobName;
  readonly payload: unknown;
  readonly attempts: number;
  readonly failedAt: string;
  readonly reason: string;
}

/**
 * Delivers at least once. Enqueueing never throws for a queue that is away: the caller's row is the truth and `revive`
 * puts the job in again; the loss is logged and counted. Two jobs with one `key` that wait at the same time are one.
 */
export interface JobQueue {
  enqueue<N extends JobName>(
    name: N,
    payload: JobPayloads[N],
    options?: {
      readonly key?: string;
      readonly delayMs?: number;
      readonly requestId?: string;
      readonly traceparent?: string;
    },
  ): Promise<void>;
  /** Enqueues `name` every `everyMs`, once over all workers however many call it. */
  schedule<N extends JobName>(name: N, everyMs: number, payload: JobPayloads[N]): Promise<void>;
  /**
   * Starts working. A handler that throws is tried again with a growing, capped pause; after `maxAttempts` the job is
   * dead and listed. A job whose worker died is taken over by another.
   */
  work(handlers: JobHandlers, options: { readonly concurrency: number }): Promise<void>;
  listDead(): Promise<readonly DeadJob[]>;
  /** @returns how many were put in again; without an id, all. */
  retryDead(id?: string): Promise<number>;
  counts(): Promise<Readonly<Record<'waiting' | 'active' | 'delayed' | 'dead', number>>>;
  /** Takes no more jobs, waits for those under way until the deadline, then aborts their signals. */
  close(options: { readonly deadlineMs: number }): Promise<void>;
}
