import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryRunStore, type MemoryRunStore } from '../../test/memory-run-store.ts';
import { createRuns } from './runs.ts';
import { createScheduleReconcile } from './schedule-reconcile.ts';

const hourMs = 3_600_000;

describe('reconciliation by itself', () => {
  let store: MemoryRunStore;
  let look: (nowMs: number) => Promise<void>;
  let started: string[];
  const end = async (runId: string) => {
    const claim = { runId, claim: 'one' };
    await store.claimRun({ ...claim, kinds: ['reconcile'], silentSeconds: 60 });
    const progress = { done: 0, total: null, unit: '', note: '' };
    await store.finishRun({ ...claim, progress, outcome: { state: 'done', result: {} } });
  };

  beforeEach(() => {
    store = createMemoryRunStore();
    started = [];
    const queue = {
      enqueue: (_name: string, payload: object) => {
        if ('runId' in payload) started.push(String(payload.runId));
        return Promise.resolve();
      },
    };
    look = createScheduleReconcile({
      store,
      runs: createRuns({ store, queue }),
      everyMs: hourMs,
      fix: false,
    });
  });

  it('starts one that only reports, and none while it is under way, however many workers look', async () => {
    const now = Date.now();
    for (let turn = 0; turn < 5; turn += 1) await look(now + turn * 2 * hourMs);
    expect(started).toHaveLength(1);
    expect(await store.findRun(started[0] ?? '')).toMatchObject({
      kind: 'reconcile',
      parameters: { fix: false },
      createdBy: null,
    });
  });

  it('starts the next when the last one, whoever started it, is long enough ago', async () => {
    const run = await store.addRun({ kind: 'reconcile', parameters: { fix: true }, userId: null });
    await end(run.runId);
    const beganMs = Date.parse(run.createdAt);
    await look(beganMs + hourMs - 1);
    expect(started).toEqual([]);
    await look(beganMs + hourMs);
    expect(started).toHaveLength(1);
  });
});
