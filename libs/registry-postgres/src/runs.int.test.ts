import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aStore, type AStore } from '../test/a-store.ts';

const progress = { done: 1, total: 2, unit: 'rows', note: 'half' };

describe('rows of runs', () => {
  let a: AStore;
  const claimOf = (runId: string) => ({ runId, claim: randomUUID() });
  const claimed = async () => {
    const { runId } = await a.store.addRun({ kind: 'gc', parameters: { dryRun: true }, userId: null });
    const claim = claimOf(runId);
    await a.store.claimRun({ ...claim, kinds: ['gc'], silentSeconds: 60 });
    return claim;
  };

  beforeAll(async () => {
    a = await aStore();
  });
  afterAll(() => a.close());

  it('are taken by exactly one of many workers, for a kind that they know', async () => {
    const { runId } = await a.store.addRun({ kind: 'gc', parameters: {}, userId: null });
    const take = (kinds: readonly string[]) =>
      a.store.claimRun({ ...claimOf(runId), kinds, silentSeconds: 60 });
    expect(await take(['verify'])).toBeUndefined();
    const taken = await Promise.all(Array.from({ length: 10 }, () => take(['gc', 'verify'])));
    expect(taken.filter(Boolean)).toMatchObject([{ attempt: 1, run: { runId, state: 'running' } }]);
    expect(await a.store.listDueRuns({ silentSeconds: 60, limit: 1_000 })).not.toContain(runId);
  });

  it('keep progress, items without gaps, and the result', async () => {
    const claim = await claimed();
    expect(await a.store.reportRun({ ...claim, progress })).toBe(true);
    const items = Array.from({ length: 30 }, (_, at) => ({ kind: 'object', item: { at } }));
    await Promise.all(
      [0, 10, 20].map((at) => a.store.addRunItems({ ...claim, items: items.slice(at, at + 10) })),
    );
    const page = await a.store.listRunItems({ runId: claim.runId, after: 25, limit: 3 });
    expect(page.map(({ serial }) => serial)).toEqual([26, 27, 28]);
    const outcome = { state: 'done', result: { freed: 3 } } as const;
    expect(await a.store.finishRun({ ...claim, progress, outcome })).toBe(true);
    expect(await a.store.finishRun({ ...claim, progress, outcome })).toBe(false);
    expect(await a.store.findRun(claim.runId)).toMatchObject({
      state: 'done',
      parameters: { dryRun: true },
      progress,
      result: { freed: 3 },
      error: null,
    });
    expect(await a.store.findLatestRun('gc')).toMatchObject({ runId: claim.runId });
    expect(await a.store.findLatestRun('check')).toBeUndefined();
  });

  it('go from a silent worker to the next, whose first step removes what the one before had found', async () => {
    const old = await claimed();
    await a.store.addRunItems({ ...old, items: [{ kind: 'object', item: {} }] });
    await a.pool.query(`UPDATE runs SET heartbeat_at = now() - interval '61 seconds' WHERE run_id = $1`, [
      old.runId,
    ]);
    expect(await a.store.listDueRuns({ silentSeconds: 60, limit: 1_000 })).toContain(old.runId);
    const next = claimOf(old.runId);
    expect(await a.store.claimRun({ ...next, kinds: ['gc'], silentSeconds: 60 })).toMatchObject({
      attempt: 2,
    });
    expect(await a.store.listRunItems({ runId: old.runId, after: 0, limit: 10 })).toEqual([]);
    const outcome = { state: 'failed', error: 'late' } as const;
    expect(await a.store.reportRun({ ...old, progress })).toBe(false);
    expect(await a.store.addRunItems({ ...old, items: [{ kind: 'object', item: {} }] })).toBe(false);
    expect(await a.store.finishRun({ ...old, progress, outcome })).toBe(false);
    expect(await a.store.releaseRun(old)).toBe(false);
    expect(await a.store.releaseRun(next)).toBe(true);
    expect(await a.store.findRun(old.runId)).toMatchObject({ state: 'queued' });
  });

  it('are forgotten with their items a while after their end, and not before', async () => {
    const claim = await claimed();
    await a.store.addRunItems({ ...claim, items: [{ kind: 'object', item: {} }] });
    await a.store.finishRun({ ...claim, progress, outcome: { state: 'failed', error: 'words' } });
    await a.store.removeOldRuns({ keepSeconds: 60, limit: 100 });
    expect(await a.store.findRun(claim.runId)).toMatchObject({ state: 'failed', error: 'words' });
    await a.store.removeOldRuns({ keepSeconds: -1, limit: 100 });
    expect(await a.store.findRun(claim.runId)).toBeUndefined();
    expect((await a.pool.query('SELECT 1 FROM run_items WHERE run_id = $1', [claim.runId])).rowCount).toBe(0);
  });
});
