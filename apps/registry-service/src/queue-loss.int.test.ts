import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBullmqQueue } from '@drydock/queue';
import { createJobs } from '@drydock/registry-core';
import { eventually, startTestRedis, type TestRedis } from '@drydock/testing';
import { anImageId, aRegistry, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';
import { createRegistryWorker } from './create-registry-worker.ts';
import { defaultRegistrySettings } from './registry-settings.ts';

describe('jobs whose Redis was emptied', () => {
  let redis: TestRedis;
  let registry: ARegistry;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await startTestRedis({ policy: 'noeviction' });
    if ('unavailable' in found) whyNot = found.unavailable;
    else redis = found;
    registry = await aRegistry();
  });
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    await registry.close();
    await redis?.stop();
  });

  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const open = () => createBullmqQueue({ connection: { url: redis.url }, prefix, scheduleCheckMs: 100 });
  const work = async (queue: ReturnType<typeof open>) => {
    const { store, blobStore } = registry;
    const settings = { ...defaultRegistrySettings, concurrency: 1, collectMs: 300 };
    const log = { error: (fields: object) => expect(fields).toBeUndefined() };
    await createRegistryWorker({ store, blobStore, queue, settings, log }).start();
  };
  const flush = async () => {
    const admin = new Redis(redis.url);
    await admin.flushall();
    admin.disconnect();
  };
  const unverified = async () => (await registry.store.listUnverified(10)).length;

  it('are found by their rows, by workers that run and by workers that start', async () => {
    const images = [anImageId(), anImageId()];
    const id = await registry.repository('bobby/lost', { images });
    const token = await registry.token(id, 'bobby/lost', 'write');
    // The queue of this registry only records, which is a queue that lost everything.
    await pushImage(registry, token, { imageId: images[0] ?? '', layer: 'one layer' });
    const first = open();
    await work(first);
    await eventually(async () => expect(await unverified()).toBe(0));
    await flush();
    await pushImage(registry, token, { imageId: images[1] ?? '', layer: 'another layer' });
    await eventually(async () => expect(await unverified()).toBe(0));
    await first.close({ deadlineMs: 500 });
    await flush();
    const second = open();
    await work(second);
    const { listJobs } = createJobs({ queue: second });
    await eventually(async () => expect((await listJobs()).counts.delayed).toBeGreaterThan(0));
    await second.close({ deadlineMs: 500 });
  });

  it('that cannot be asked for are unavailable, not broken', async () => {
    const queue = createBullmqQueue({ connection: { url: 'redis://127.0.0.1:1' }, commandTimeoutMs: 100 });
    const jobs = createJobs({ queue });
    await expect(jobs.listJobs()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(jobs.retryJobs({})).rejects.toMatchObject({ code: 'unavailable' });
    await queue.close({ deadlineMs: 100 });
  });
});
