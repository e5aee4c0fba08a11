import type { RunDocument, RunKind, RunProgress } from './ports/run-store.ts';

export interface RunContext {
  readonly runId: string;
  /** RFC 3339; the same for each attempt. */
  readonly createdAt: string;
  /** Cheap: written about once a second. */
  report(progress: RunProgress): void;
  /** For reports of any length; kept in order. */
  addItems(kind: string, items: readonly RunDocument[]): Promise<void>;
  /** The process stops, or the run was taken over. */
  readonly signal: AbortSignal;
}

/**
 * Does the work of one kind of run. @returns the result, a JSON object. What it throws ends the run as `failed` with its words; `unavailable`
 * and `gateway_timeout` are tried again. May be called again from the start when its worker died: twice does no harm.
 */
export type RunHandler = (parameters: RunDocument, context: RunContext) => Promise<RunDocument>;

export type RunHandlers = Readonly<Partial<Record<RunKind, RunHandler>>>;
