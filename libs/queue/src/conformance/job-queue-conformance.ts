import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobHandlers, JobQueue } from '@drydock/registry-core';
import { eventually } from '@drydock/testing';
import { recorder } from './recorder.ts';
import type { QueueSettings } from '../queue-settings.ts';

export interface QueueSubject {
  /** Before all. @returns why the driver can't be tried here, if so */
  start?(): Promise<string | undefined>;
  stop?(): Promise<void>;
  /** A queue of its own, empty, with these settings. */
  open(settings: QueueSettings): Promise<OpenQueue>;
}

export interface OpenQueue {
  readonly queue: JobQueue;
  /** Another process's end of the same queue, where a driver has such. */
  readonly peer?: JobQueue;
  close(): Promise<void>;
}

const settings = { maxAttempts: 3, backOff: { firstMs: 40, capMs: 60 } };
const oneAtATime = { concurrency: 1 };

/** What every driver keeps of the contract in `registry-core/src/ports/job-queue.ts`. */
export function jobQueueConformance(name: string, subject: QueueSubject): void {
  describe(`JobQueue: ${name}`, () => {
    let opened: OpenQueue | undefined;
    let queue: JobQueue;
    let whyNot: string | undefined;
    beforeAll(async () => {
      whyNot = await subject.start?.();
    });
    afterAll(() => subject.stop?.());
    beforeEach(async ({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
      opened = await subject.open(settings);
      queue = opened.queue;
    });
    afterEach(() => opened?.close());

    const manifest = (repositoryId: string, options = {}) =>
      queue.enqueue('write-manifest', { repositoryId }, options);

    it('delivers ids, attempt, request id and trace context, whichever comes first, the job or the worker', async () => {
      const seen = recorder();
      const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
      await manifest('early', { requestId: 'r-1', traceparent });
      await queue.work({ 'write-manifest': seen.take }, oneAtATime);
      await manifest('late');
      await eventually(() => expect(seen.jobs).toHaveLength(2));
      expect(seen.jobs[0]).toEqual({
        name: 'write-manifest',
        payload: { repositoryId: 'early' },
        attempt: 1,
        requestId: 'r-1',
        traceparent,
      });
      expect(seen.jobs[1]).toMatchObject({ payload: { repositoryId: 'late' }, requestId: undefined });
    });

    it('takes two jobs of one key that wait for one, and a third once the first has begun', async () => {
      const seen = recorder();
      const key = 'manifest-of-a';
      for (const id of ['a', 'b']) await manifest(id, { key });
      await manifest('other', { key: 'manifest-of-b' });
      await queue.work({ 'write-manifest': seen.hold }, { concurrency: 4 });
      await eventually(() => expect(seen.ids()).toEqual(['a', 'other']));
      await manifest('c', { key });
      await eventually(() => expect(seen.ids()).toEqual(['a', 'other', 'c']));
      seen.release();
    });

    it('holds a delayed job back', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.take }, oneAtATime);
      const enqueuedAtMs = performance.now();
      await manifest('later', { delayMs: 300 });
      await expect(queue.counts()).resolves.toMatchObject({ delayed: 1, dead: 0 });
      await manifest('now');
      await eventually(() => expect(seen.ids()).toEqual(['now', 'later']));
      expect((seen.timesMs[1] ?? 0) - enqueuedAtMs).toBeGreaterThan(290);
    });

    it('tries again with a growing pause, then lists the job as dead', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.fail('no bucket') }, oneAtATime);
      await manifest('a');
      await eventually(async () => expect(await queue.listDead()).toHaveLength(1));
      expect(seen.jobs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      const [first = 0, second = 0, third = 0] = seen.timesMs;
      expect(second - first).toBeGreaterThan(35);
      expect(third - second).toBeGreaterThan(55);
      const [dead] = await queue.listDead();
      expect(dead).toMatchObject({ name: 'write-manifest', payload: { repositoryId: 'a' }, attempts: 3 });
      expect(dead?.reason).toContain('no bucket');
      expect(Date.now() - Date.parse(dead?.failedAt ?? '')).toBeLessThan(60_000);
      await expect(queue.counts()).resolves.toEqual({ waiting: 0, active: 0, delayed: 0, dead: 1 });
    });

    it('puts dead jobs in again, one or all, with all their attempts', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.fail('broken') }, { concurrency: 3 });
      for (const id of ['a', 'b', 'c']) await manifest(id);
      await eventually(async () => expect(await queue.listDead()).toHaveLength(3));
      await expect(queue.retryDead('no-such-job')).resolves.toBe(0);
      const [one] = await queue.listDead();
      seen.mend();
      await expect(queue.retryDead(one?.id)).resolves.toBe(1);
      await eventually(() => expect(seen.jobs).toHaveLength(10));
      expect(seen.jobs[9]).toMatchObject({ payload: one?.payload, attempt: 1 });
      await expect(queue.retryDead()).resolves.toBe(2);
      await eventually(() => expect(seen.jobs).toHaveLength(12));
      await expect(queue.listDead()).resolves.toEqual([]);
    });

    it('never has more jobs under way than it may', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.hold }, { concurrency: 2 });
      for (const id of ['a', 'b', 'c', 'd']) await manifest(id);
      await eventually(() => expect(seen.ids()).toEqual(['a', 'b']));
      await expect(queue.counts()).resolves.toEqual({ waiting: 2, active: 2, delayed: 0, dead: 0 });
      seen.release();
      await eventually(() => expect(seen.jobs).toHaveLength(4));
      expect(seen.mostAtOnce()).toBe(2);
    });

    it('keeps one rhythm however many ask for it', async () => {
      const seen = recorder();
      const handlers: JobHandlers = { scrub: seen.take };
      const ends = [queue, opened?.peer ?? queue];
      for (const end of ends) await end.work(handlers, oneAtATime);
      for (const end of [...ends, ...ends]) await end.schedule('scrub', 100, {});
      await eventually(() => expect(seen.jobs.length).toBeGreaterThanOrEqual(6));
      const [first = 0, last = 0] = [seen.timesMs[0], seen.timesMs[5]];
      expect(last - first).toBeGreaterThan(300);
    });

    it('waits at its close for what is under way, and takes no more', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.hold }, oneAtATime);
      await manifest('a');
      await manifest('b');
      await eventually(() => expect(seen.ids()).toEqual(['a']));
      const closing = queue.close({ deadlineMs: 30_000 });
      seen.release();
      await closing;
      expect(seen.ended()).toEqual(['a']);
      expect(seen.signals[0]?.aborted).toBe(false);
      await expect(manifest('after')).resolves.toBeUndefined();
      expect(seen.ids()).toEqual(['a']);
    });

    it('aborts the signals of what is under way at the deadline', async () => {
      const seen = recorder();
      await queue.work({ 'write-manifest': seen.untilAborted }, oneAtATime);
      await manifest('a');
      await eventually(() => expect(seen.ids()).toEqual(['a']));
      await queue.close({ deadlineMs: 50 });
      expect(seen.signals[0]?.aborted).toBe(true);
      expect(seen.ended()).toEqual(['a']);
    });

    it('gives a job to one of two workers', async ({ skip }) => {
      const peer = opened?.peer;
      if (!peer) return skip('this driver has no second process');
      const [here, there] = [recorder(), recorder()];
      await queue.work({ 'write-manifest': here.take }, oneAtATime);
      await peer.work({ 'write-manifest': there.take }, oneAtATime);
      const ids = Array.from({ length: 20 }, (_, index) => `${index}`);
      for (const id of ids) await manifest(id);
      await eventually(() => expect(here.jobs.length + there.jobs.length).toBe(20));
      expect(new Set([...here.ids(), ...there.ids()])).toEqual(new Set(ids));
      return undefined;
    });
  });
}
