import { describe, expect, it } from 'vitest';
import type { QueueEvent } from '../queue-event.ts';
import { createInProcessQueue } from './create-in-process-queue.ts';
import { manualTimers } from './manual-timers.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('createInProcessQueue', () => {
  it('tells of each attempt, and pauses as its back-off says', async () => {
    const { timers, pass, pauses } = manualTimers();
    const events: QueueEvent[] = [];
    const queue = createInProcessQueue({
      timers,
      maxAttempts: 4,
      backOff: { firstMs: 1_000, capMs: 1_500 },
      report: (event) => events.push(event),
    });
    await queue.work({ scrub: () => Promise.reject(new Error('down')) }, { concurrency: 1 });
    await queue.enqueue('scrub', {}, { requestId: 'r-9' });
    await turn();
    for (const ms of [1_000, 1_500, 1_500]) {
      expect(pauses()).toEqual([ms]);
      pass(ms);
      await turn();
    }
    const ends = events.filter(({ kind }) => kind !== 'started');
    expect(ends.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed', 'dead']);
    expect(events).toHaveLength(2 * ends.length);
    expect(ends[3]).toMatchObject({ name: 'scrub', attempt: 4, requestId: 'r-9' });
    await queue.close({ deadlineMs: 0 });
  });

  it('does not pile a scheduled job up behind itself', async () => {
    const { timers, pass } = manualTimers();
    const queue = createInProcessQueue({ timers });
    await queue.schedule('scrub', 60_000, {});
    for (let minute = 0; minute < 5; minute += 1) pass(60_000);
    await expect(queue.counts()).resolves.toMatchObject({ waiting: 1 });
    await queue.close({ deadlineMs: 0 });
  });

  it('leaves a job that nobody here takes', async () => {
    const events: QueueEvent[] = [];
    const queue = createInProcessQueue({ report: (event) => events.push(event) });
    await queue.work({ 'write-manifest': () => Promise.resolve() }, { concurrency: 1 });
    await queue.enqueue('scrub', {});
    await queue.enqueue('write-manifest', { repositoryId: 'a' });
    await turn();
    await expect(queue.counts()).resolves.toMatchObject({ waiting: 1, active: 0 });
    expect(events).toMatchObject([
      { kind: 'started', name: 'write-manifest' },
      { kind: 'done', name: 'write-manifest' },
    ]);
    await queue.close({ deadlineMs: 0 });
  });

  it('counts as lost what comes after its close', async () => {
    const events: QueueEvent[] = [];
    const queue = createInProcessQueue({ report: (event) => events.push(event) });
    await queue.close({ deadlineMs: 0 });
    await queue.enqueue('scrub', {});
    expect(events).toEqual([{ kind: 'lost', name: 'scrub' }]);
  });
});
