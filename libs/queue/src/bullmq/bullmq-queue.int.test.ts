import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@drydock/kernel';
import { eventually, freePort, startTestRedis, type TestRedis } from '@drydock/testing';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueEvent } from '../queue-event.ts';
import { queueName, type BullmqQueueSettings } from './bullmq-settings.ts';
import { createBullmqQueue } from './create-bullmq-queue.ts';

const started = async (settings = {}): Promise<TestRedis> => {
  const redis = await startTestRedis(settings);
  if ('unavailable' in redis) throw new Error(redis.unavailable);
  return redis;
};

describe('createBullmqQueue', () => {
  let redis: TestRedis;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await startTestRedis();
    if ('unavailable' in found) whyNot = found.unavailable;
    else redis = found;
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(() => (whyNot === undefined ? redis.stop() : undefined));

  const prefix = () => `test-${randomBytes(6).toString('hex')}`;
  const open = (settings: Partial<BullmqQueueSettings> = {}) => {
    const events: QueueEvent[] = [];
    const queue = createBullmqQueue({
      connection: { url: redis.url },
      prefix: prefix(),
      report: (event) => events.push(event),
      ...settings,
    });
    return { queue, events, close: () => queue.close({ deadlineMs: 100 }) };
  };

  it('takes over the job of a worker that died', async () => {
    const ours = prefix();
    const { queue, close } = open({ prefix: ours, lockMs: 300 });
    await queue.enqueue('write-manifest', { repositoryId: 'orphan' });
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    // It takes the job and is never heard of again.
    const dying = new Worker(queueName, null, {
      connection,
      prefix: ours,
      lockDuration: 300,
      autorun: false,
    });
    const taken = await dying.getNextJob('dead-token');
    expect(taken?.data).toMatchObject({ payload: { repositoryId: 'orphan' } });
    await dying.close(true);
    connection.disconnect();
    const seen: string[] = [];
    await queue.work(
      {
        'write-manifest': ({ payload }) => {
          seen.push(payload.repositoryId);
          return Promise.resolve();
        },
      },
      { concurrency: 1 },
    );
    await eventually(() => expect(seen).toEqual(['orphan']));
    await close();
  });

  it('refuses a Redis that throws keys away', async () => {
    const evicting = await started({ policy: 'allkeys-lru' });
    const { queue, close } = open({ connection: { url: evicting.url } });
    const refused = await queue.work({}, { concurrency: 1 }).catch((error: unknown) => error);
    expect(AppError.is(refused, 'configuration_invalid')).toBe(true);
    expect(String(refused)).toContain('maxmemory-policy allkeys-lru');
    await expect(queue.check()).rejects.toMatchObject({ code: 'configuration_invalid' });
    await close();
    await evicting.stop();
  });

  it('tells of a Redis that throws keys away whenever it comes, and goes on', async () => {
    const port = await freePort();
    const { queue, events, close } = open({
      connection: { url: `redis://127.0.0.1:${port}` },
      commandTimeoutMs: 200,
    });
    let runs = 0;
    await queue.work({ scrub: () => Promise.resolve(void (runs += 1)) }, { concurrency: 1 });
    const told = () => events.flatMap((event) => (event.kind === 'evicting' ? [event.error.message] : []));
    // Until it is back, what is put in is lost.
    const runOne = async () => {
      const runsBefore = runs;
      await eventually(async () => {
        await queue.enqueue('scrub', {});
        expect(runs).toBeGreaterThan(runsBefore);
      });
    };
    const expected: unknown[] = [];
    for (const policy of ['allkeys-lru', 'noeviction', 'volatile-ttl']) {
      const redis = await started({ port, policy });
      await runOne();
      if (policy !== 'noeviction') expected.push(expect.stringContaining(`maxmemory-policy ${policy}`));
      expect(told()).toEqual(expected);
      await redis.stop();
    }
    await close();
  });

  it('loses what is put in while Redis is away, says so at once, and goes on when it is back and empty', async () => {
    const port = await freePort();
    const first = await started({ port });
    const { queue, events, close } = open({ connection: { url: first.url } });
    const seen: string[] = [];
    let scrubs = 0;
    await queue.work(
      {
        'write-manifest': ({ payload }) => {
          seen.push(payload.repositoryId);
          return Promise.resolve();
        },
        scrub: () => {
          scrubs += 1;
          return Promise.resolve();
        },
      },
      { concurrency: 1 },
    );
    await queue.schedule('scrub', 100, {});
    await queue.enqueue('write-manifest', { repositoryId: 'before' });
    await eventually(() => expect(seen).toEqual(['before']));
    await first.stop();
    await eventually(() => expect(events.map(({ kind }) => kind)).toContain('away'));

    const startedAtMs = performance.now();
    await queue.enqueue('write-manifest', { repositoryId: 'meanwhile' });
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    expect(events.at(-1)).toMatchObject({ kind: 'lost', name: 'write-manifest' });

    const second = await started({ port });
    await eventually(() => expect(events.map(({ kind }) => kind)).toContain('back'));
    await queue.enqueue('write-manifest', { repositoryId: 'after' });
    await eventually(() => expect(seen).toEqual(['before', 'after']));
    const scrubsThen = scrubs;
    await eventually(() => expect(scrubs).toBeGreaterThan(scrubsThen + 2));
    await close();
    await second.stop();
  });

  it('puts schedules in again that were flushed away under it', async () => {
    const ours = prefix();
    const { queue, close } = open({ prefix: ours, scheduleCheckMs: 100 });
    let runs = 0;
    await queue.work({ scrub: () => Promise.resolve(void (runs += 1)) }, { concurrency: 1 });
    await queue.schedule('scrub', 150, {});
    await eventually(() => expect(runs).toBeGreaterThan(0));
    const admin = new Redis(redis.url);
    const keys = await admin.keys(`${ours}:*`);
    await admin.del(...keys);
    admin.disconnect();
    const runsThen = runs;
    await eventually(() => expect(runs).toBeGreaterThan(runsThen + 1));
    await close();
  });

  it('keeps its rhythm after the clock was an hour ahead', async () => {
    const { queue, close } = open({ scheduleCheckMs: 100 });
    let runs = 0;
    const runsOn = async () => {
      const runsThen = runs;
      await eventually(() => expect(runs).toBeGreaterThan(runsThen + 1));
    };
    await queue.work({ scrub: () => Promise.resolve(void (runs += 1)) }, { concurrency: 1 });
    await queue.schedule('scrub', 150, {});
    await runsOn();
    const now = Date.now;
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => now() + 3_600_000);
    try {
      await runsOn();
    } finally {
      ahead.mockRestore();
    }
    await runsOn();
    await close();
  });

  it('puts each dead job in again once when two ask for it at the same time', async () => {
    const { queue, close } = open({ maxAttempts: 1 });
    let runs = 0;
    let isBroken = true;
    const scrub = () => {
      runs += 1;
      return isBroken ? Promise.reject(new Error('broken')) : Promise.resolve();
    };
    await queue.work({ scrub }, { concurrency: 4 });
    for (let count = 0; count < 40; count += 1) await queue.enqueue('scrub', {});
    await eventually(async () => expect(await queue.counts()).toMatchObject({ dead: 40 }));
    isBroken = false;
    const counts = await Promise.all([queue.retryDead(), queue.retryDead(), queue.retryDead()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(40);
    await eventually(() => expect(runs).toBe(80));
    await close();
  });

  it('tells of jobs that another version put in, and tries them again', async () => {
    const ours = prefix();
    const { queue, events, close } = open({ prefix: ours, backOff: { firstMs: 10, capMs: 10 } });
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const other = new Queue(queueName, { connection, prefix: ours });
    const options = { attempts: 2, backoff: { type: 'custom' } };
    await other.add('unheard-of', { v: 1, payload: {} }, options);
    await other.add('scrub', { v: 2, payload: {} }, options);
    await other.add('verify-layer', { v: 1, payload: { digest: 7 } }, options);
    await queue.work(
      { scrub: () => Promise.resolve(), 'verify-layer': () => Promise.resolve() },
      { concurrency: 1 },
    );
    await eventually(async () => expect(await queue.counts()).toMatchObject({ dead: 3 }));
    const told = events.filter(({ kind }) => kind === 'unreadable');
    expect(told.map((event) => 'attempt' in event && event.attempt).sort()).toEqual([1, 1, 2, 2]);
    const dead = await queue.listDead();
    expect(
      dead.map(({ name, reason }) => ({ name, reason })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    ).toEqual([
      { name: 'scrub', reason: 'its form is none of this version' },
      { name: 'verify-layer', reason: expect.stringContaining('none of this version') },
    ]);
    await other.close();
    connection.disconnect();
    await close();
  });

  it('starts without Redis and works as soon as it is there', async () => {
    const port = await freePort();
    const { queue, events, close } = open({
      connection: { url: `redis://127.0.0.1:${port}` },
      commandTimeoutMs: 200,
    });
    let runs = 0;
    await queue.work({ scrub: () => Promise.resolve(void (runs += 1)) }, { concurrency: 1 });
    await queue.schedule('scrub', 100, {});
    await expect(queue.counts()).rejects.toThrow();
    const late = await started({ port });
    await eventually(() => expect(runs).toBeGreaterThan(1));
    expect(events.map(({ kind }) => kind)).toContain('back');
    await close();
    await late.stop();
  });

  it('works over TLS for a user who may do little', async ({ skip }) => {
    const secured = await startTestRedis({ isSecured: true });
    if ('unavailable' in secured) return skip(secured.unavailable);
    const connection = { url: secured.url, ...(secured.ca === undefined ? {} : { ca: secured.ca }) };
    const { queue, events, close } = open({ connection, prefix: 'drydock' });
    await queue.check();
    let runs = 0;
    await queue.work({ scrub: () => Promise.resolve(void (runs += 1)) }, { concurrency: 1 });
    await queue.schedule('scrub', 100, {});
    await queue.enqueue('scrub', {});
    await eventually(() => expect(runs).toBeGreaterThan(2));
    expect(await queue.counts()).toMatchObject({ dead: 0 });
    const bad = ['lost', 'away', 'failed', 'dead'];
    expect(events.filter(({ kind }) => bad.includes(kind))).toEqual([]);
    await close();
    const strange = open({ connection: { url: secured.url }, commandTimeoutMs: 300 });
    await expect(strange.queue.check()).rejects.toThrow();
    await strange.close();
    await secured.stop();
    return undefined;
  });

  it('gives up on a Redis that accepts and never answers', async () => {
    const stuck = await started();
    const { queue, events, close } = open({ connection: { url: stuck.url }, commandTimeoutMs: 200 });
    await queue.check();
    stuck.server?.signal('SIGSTOP');
    await queue.enqueue('scrub', {});
    expect(events.at(-1)).toMatchObject({ kind: 'lost', name: 'scrub' });
    stuck.server?.signal('SIGCONT');
    await close();
    await stuck.stop();
  });
});
