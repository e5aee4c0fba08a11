import { randomUUID } from 'node:crypto';
import type { Run, RunItem, RunStore } from '../src/index.ts';

interface Held {
  run: Run;
  claim: string | undefined;
  attempts: number;
  isSilent: boolean;
  items: RunItem[];
}

export interface MemoryRunStore extends RunStore {
  /** As if the worker that has it had not been heard of for long. */
  fallSilent(runId: string): void;
}

/** Runs in memory, for unit tests. */
export function createMemoryRunStore(): MemoryRunStore {
  const held = new Map<string, Held>();
  const isDue = ({ run, isSilent }: Held) => run.state === 'queued' || (run.state === 'running' && isSilent);
  const claimed = (runId: string, claim: string): Held | undefined => {
    const entry = held.get(runId);
    return entry?.claim === claim ? entry : undefined;
  };
  return {
    fallSilent(runId) {
      const entry = held.get(runId);
      if (entry) entry.isSilent = true;
    },
    async addRun({ kind, parameters, userId }) {
      const run: Run = {
        runId: randomUUID(),
        kind,
        parameters,
        state: 'queued',
        progress: { done: 0, total: null, unit: '', note: '' },
        result: null,
        error: null,
        createdBy: userId,
        createdAt: new Date(0).toISOString(),
        startedAt: null,
        heartbeatAt: null,
        finishedAt: null,
      };
      held.set(run.runId, { run, claim: undefined, attempts: 0, isSilent: false, items: [] });
      return run;
    },
    findRun: async (runId) => held.get(runId)?.run,
    findLatestRun: async (kind) =>
      [...held.values()].map(({ run }) => run).findLast((run) => run.kind === kind),
    listRunItems: async ({ runId, after, limit }) =>
      (held.get(runId)?.items ?? []).filter(({ serial }) => serial > after).slice(0, limit),
    async claimRun({ runId, claim, kinds }) {
      const entry = held.get(runId);
      if (!entry || !isDue(entry) || !kinds.includes(entry.run.kind)) return undefined;
      Object.assign(entry, { claim, attempts: entry.attempts + 1, isSilent: false, items: [] });
      entry.run = { ...entry.run, state: 'running' };
      return { run: entry.run, attempt: entry.attempts };
    },
    async reportRun({ runId, claim, progress }) {
      const entry = claimed(runId, claim);
      if (entry) entry.run = { ...entry.run, progress };
      return entry !== undefined;
    },
    async addRunItems({ runId, claim, items }) {
      const entry = claimed(runId, claim);
      for (const { kind, item } of items) {
        entry?.items.push({ serial: entry.items.length + 1, kind, item });
      }
      return entry !== undefined;
    },
    async finishRun({ runId, claim, progress, outcome }) {
      const entry = claimed(runId, claim);
      if (!entry) return false;
      const end = outcome.state === 'done' ? { result: outcome.result } : { error: outcome.error };
      entry.run = { ...entry.run, progress, state: outcome.state, ...end };
      entry.claim = undefined;
      return true;
    },
    async releaseRun({ runId, claim }) {
      const entry = claimed(runId, claim);
      if (!entry) return false;
      entry.run = { ...entry.run, state: 'queued' };
      entry.claim = undefined;
      return true;
    },
    listDueRuns: async ({ limit }) =>
      [...held.values()]
        .filter(isDue)
        .map(({ run }) => run.runId)
        .slice(0, limit),
    removeOldRuns: async () => 0,
  };
}
