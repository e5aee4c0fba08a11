import { once } from 'node:events';
import { AppError } from '@drydock/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryRunStore, type MemoryRunStore } from '../../test/memory-run-store.ts';
import type { RunHandler } from '../run-handler.ts';
import { createExecuteRun } from './execute-run.ts';
import { createRuns } from './runs.ts';

const never = new AbortController().signal;

describe('a run', () => {
  let store: MemoryRunStore;
  let failures: unknown[];
  const executor = (gc: RunHandler, maxRuns = 2) =>
    createExecuteRun({
      store,
      handlers: { gc },
      silentSeconds: 60,
      reportEveryMs: 5,
      maxRuns,
      onFailure: (error) => failures.push(error),
    });
  const start = async (kind: 'gc' | 'verify' = 'gc') =>
    (await store.addRun({ kind, parameters: { dryRun: true }, userId: null })).runId;

  beforeEach(() => {
    store = createMemoryRunStore();
    failures = [];
  });

  it('hands the parameters on, keeps items in order and ends with the result', async () => {
    const runId = await start();
    const execute = executor(async (parameters, { report, addItems }) => {
      report({ done: 1, total: 2, unit: 'rows', note: 'half' });
      await addItems('first', [{ at: 1 }, { at: 2 }]);
      await addItems('second', [{ at: 3 }]);
      return { seen: parameters };
    });
    expect(await execute(runId, never)).toBe(true);
    expect(await store.findRun(runId)).toMatchObject({
      state: 'done',
      result: { seen: { dryRun: true } },
      progress: { done: 1, total: 2 },
    });
    expect(await store.listRunItems({ runId, after: 1, limit: 10 })).toEqual([
      { serial: 2, kind: 'first', item: { at: 2 } },
      { serial: 3, kind: 'second', item: { at: 3 } },
    ]);
  });

  it('is done once, however often its job comes', async () => {
    const runId = await start();
    let calls = 0;
    const execute = executor(async () => ({ calls: (calls += 1) }));
    for (let turn = 0; turn < 10; turn += 1) await execute(runId, never);
    expect(calls).toBe(1);
  });

  it('waits for a worker that knows its kind', async () => {
    const runId = await start('verify');
    await executor(async () => ({}))(runId, never);
    expect(await store.findRun(runId)).toMatchObject({ state: 'queued' });
  });

  it('fails with the words of its error, and with no inner words of a fault', async () => {
    const refused = await start();
    await executor(() => Promise.reject(new AppError('conflict', { message: 'not now' })))(refused, never);
    expect(await store.findRun(refused)).toMatchObject({ state: 'failed', error: 'not now' });
    const broken = await start();
    await executor(() => Promise.reject(new Error('column "x"')))(broken, never);
    expect(await store.findRun(broken)).toMatchObject({ state: 'failed' });
    expect((await store.findRun(broken))?.error).not.toContain('column');
    expect(failures).toHaveLength(2);
  });

  it('goes back to waiting while what it needs is away, and when its process stops', async () => {
    const away = await start();
    const execute = executor(() => Promise.reject(new AppError('unavailable')));
    await expect(execute(away, never)).rejects.toThrow();
    expect(await store.findRun(away)).toMatchObject({ state: 'queued', error: null });
    const stopping = new AbortController();
    const stopped = await start();
    const end = executor(async (_parameters, { signal }) => {
      stopping.abort();
      signal.throwIfAborted();
      return {};
    })(stopped, stopping.signal);
    await expect(end).rejects.toThrow();
    expect(await store.findRun(stopped)).toMatchObject({ state: 'queued' });
    expect(failures).toEqual([]);
  });

  it('is given up after many attempts', async () => {
    const runId = await start();
    const execute = executor(() => Promise.reject(new AppError('unavailable')));
    for (let turn = 0; turn < 20; turn += 1) await execute(runId, never).catch(() => undefined);
    await execute(runId, never);
    expect(await store.findRun(runId)).toMatchObject({ state: 'failed' });
  });

  it('is taken over from a silent worker, which notices and changes nothing any more', async () => {
    const runId = await start();
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const slow = executor(async (_parameters, { addItems, signal }) => {
      begun();
      // Its next heartbeat is refused.
      await once(signal, 'abort');
      await addItems('late', [{}]);
      return { by: 'slow' };
    })(runId, never);
    await hasBegun;
    store.fallSilent(runId);
    await executor(async (_parameters, { addItems }) => {
      await addItems('found', [{ at: 1 }]);
      return { by: 'quick' };
    })(runId, never);
    await expect(slow).rejects.toThrow();
    expect(await store.findRun(runId)).toMatchObject({ state: 'done', result: { by: 'quick' } });
    expect(await store.listRunItems({ runId, after: 0, limit: 10 })).toEqual([
      { serial: 1, kind: 'found', item: { at: 1 } },
    ]);
  });

  it('leaves room for other jobs', async () => {
    const [first, second] = [await start(), await start()];
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const execute = executor(async () => {
      await held;
      return {};
    }, 1);
    const busy = execute(first, never);
    expect(await execute(second, never)).toBe(false);
    goOn();
    expect(await busy).toBe(true);
    expect(await execute(second, never)).toBe(true);
  });

  it('is put in as a job when it is started, and is of a known kind', async () => {
    const jobs: unknown[] = [];
    const runs = createRuns({
      store,
      queue: {
        enqueue: (name, payload) => {
          jobs.push([name, payload]);
          return Promise.resolve();
        },
      },
    });
    const { runId } = await runs.startRun({ kind: 'gc', parameters: {}, userId: null });
    expect(jobs).toEqual([['run', { runId }]]);
    await expect(runs.startRun({ kind: 'x', parameters: {}, userId: null })).rejects.toThrow(/kind/);
    await expect(runs.getRun('nothing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(runs.listRunItems({ runId: 'nothing', after: 0, limit: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
