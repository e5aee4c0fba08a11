/** The kinds of runs there are; a worker does those that it has a handler for. */
export const runKinds = ['gc', 'verify', 'check', 'reconcile', 'rebuild'] as const;
export type RunKind = (typeof runKinds)[number];

export type RunState = 'queued' | 'running' | 'done' | 'failed';

export interface RunProgress {
  readonly done: number;
  /** null while nobody knows. */
  readonly total: number | null;
  /** What is counted: `bytes`, `objects`, `rows`. */
  readonly unit: string;
  /** A few words on the step that is under way. */
  readonly note: string;
}

/** A JSON object. */
export type RunDocument = Readonly<Record<string, unknown>>;

export interface Run {
  readonly runId: string;
  readonly kind: RunKind;
  readonly parameters: RunDocument;
  readonly state: RunState;
  readonly progress: RunProgress;
  /** What the handler returned, once the run is `done`. */
  readonly result: RunDocument | null;
  /** Words for the administrator, once it has `failed`. */
  readonly error: string | null;
  /** The user's id. */
  readonly createdBy: string | null;
  /** RFC 3339 */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly heartbeatAt: string | null;
  readonly finishedAt: string | null;
}

export interface RunItem {
  /** From 1, without gaps, in the order in which they were added. */
  readonly serial: number;
  readonly kind: string;
  readonly item: RunDocument;
}

/** A run in the hands of one worker. */
export interface RunClaim {
  readonly runId: string;
  readonly claim: string;
}

/**
 * Runs and what they found. Everything that a worker writes is keyed by its claim, so that one that was taken over changes nothing any more.
 */
export interface RunStore {
  addRun(run: {
    readonly kind: RunKind;
    readonly parameters: RunDocument;
    readonly userId: string | null;
  }): Promise<Run>;
  findRun(runId: string): Promise<Run | undefined>;
  findLatestRun(kind: RunKind): Promise<Run | undefined>;
  listRunItems(query: {
    readonly runId: string;
    /** The serial of the last item of the page before. */
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly RunItem[]>;
  /**
   * Takes a run that waits, or whose worker was silent for `silentSeconds`; items of an attempt before are removed.
   * @returns undefined when somebody else has it, it has ended, or its kind is none of these
   */
  claimRun(
    wanted: RunClaim & { readonly kinds: readonly string[]; readonly silentSeconds: number },
  ): Promise<{ readonly run: Run; readonly attempt: number } | undefined>;
  /** Heartbeat and progress. @returns false when the run is somebody else's by now. */
  reportRun(report: RunClaim & { readonly progress: RunProgress }): Promise<boolean>;
  /** @returns false when the run is somebody else's by now. */
  addRunItems(
    added: RunClaim & {
      readonly items: readonly { readonly kind: string; readonly item: RunDocument }[];
    },
  ): Promise<boolean>;
  finishRun(
    end: RunClaim & {
      readonly progress: RunProgress;
      readonly outcome:
        | { readonly state: 'done'; readonly result: RunDocument }
        | { readonly state: 'failed'; readonly error: string };
    },
  ): Promise<boolean>;
  /** Back to waiting: the worker stops, or what it needs is away. */
  releaseRun(claim: RunClaim): Promise<boolean>;
  /** Runs that wait or whose worker is silent, the oldest first. */
  listDueRuns(query: { readonly silentSeconds: number; readonly limit: number }): Promise<readonly string[]>;
  /** Those that ended before; their items too. @returns how many */
  removeOldRuns(query: { readonly keepSeconds: number; readonly limit: number }): Promise<number>;
}
