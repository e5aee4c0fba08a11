import { randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { RunStore } from '../ports/run-store.ts';
import type { RunHandlers } from '../run-handler.ts';
import { startRunReporter } from './run-reporter.ts';

export interface ExecuteRunDeps {
  readonly store: RunStore;
  readonly handlers: RunHandlers;
  /** A run whose worker says nothing for this long is another's to take. */
  readonly silentSeconds: number;
  readonly reportEveryMs: number;
  /** How many of this process's jobs may be busy with runs; further ones wait in their rows. */
  readonly maxRuns: number;
  /** Must not throw. */
  onFailure(error: unknown, facts: { readonly runId: string; readonly kind: string }): void;
}

const maxAttempts = 20;
const itemsAtOnce = 1_000;

const isPassing = (error: unknown): boolean =>
  AppError.is(error, 'unavailable') || AppError.is(error, 'gateway_timeout');

/**
 * Does a run, unless somebody else does it already. It ends as `done` or `failed`; when this process stops, or what it needs is away, it goes
 * back to waiting and the promise rejects, so that the job comes again.
 */
export function createExecuteRun(deps: ExecuteRunDeps) {
  const { store, handlers, silentSeconds } = deps;
  let running = 0;

  async function execute(runId: string, stopping: AbortSignal): Promise<void> {
    const claim = { runId, claim: randomUUID() };
    const claimed = await store.claimRun({ ...claim, kinds: Object.keys(handlers), silentSeconds });
    if (!claimed) return;
    const { run, attempt } = claimed;
    const handler = handlers[run.kind];
    if (!handler) return;
    const lost = new AbortController();
    const signal = AbortSignal.any([stopping, lost.signal]);
    const reporter = startRunReporter({
      store,
      claim,
      everyMs: deps.reportEveryMs,
      silenceMs: silentSeconds * 1_000,
      onLost: () => lost.abort(new AppError('unavailable', { message: 'The run was taken over' })),
    });
    const fail = async (error: string): Promise<void> => {
      await store.finishRun({ ...claim, progress: reporter.latest, outcome: { state: 'failed', error } });
    };
    try {
      if (attempt > maxAttempts) {
        await fail(`Given up after ${String(maxAttempts)} attempts`);
        return;
      }
      const result = await handler(run.parameters, {
        runId,
        createdAt: run.createdAt,
        report: (progress) => reporter.report(progress),
        async addItems(kind, items) {
          for (let at = 0; at < items.length; at += itemsAtOnce) {
            const part = items.slice(at, at + itemsAtOnce).map((item) => ({ kind, item }));
            if (!(await store.addRunItems({ ...claim, items: part }))) lost.abort();
            signal.throwIfAborted();
          }
        },
        signal,
      });
      signal.throwIfAborted();
      await store.finishRun({ ...claim, progress: reporter.latest, outcome: { state: 'done', result } });
    } catch (error) {
      if (signal.aborted || isPassing(error)) {
        await store.releaseRun(claim);
        throw error;
      }
      deps.onFailure(error, { runId, kind: run.kind });
      await fail(AppError.is(error) ? error.message : 'Internal error: the log has more');
    } finally {
      reporter.stop();
    }
  }

  /** @returns whether there was room; without it the run waits until `revive` or the end of another puts it in again. */
  return async (runId: string, stopping: AbortSignal): Promise<boolean> => {
    if (running >= deps.maxRuns) return false;
    running += 1;
    try {
      await execute(runId, stopping);
      return true;
    } finally {
      running -= 1;
    }
  };
}
