import { expect, it } from 'vitest';
import { createTestDatabase } from '@drydock/postgres/testing';
import { createLogger, createMetrics } from '@drydock/observability';
import { eventually, freePort, startTestRedis, tempDirectory } from '@drydock/testing';
import { startRegistry, startWorker } from './start-processes.ts';
import { parseRegistryConfig } from './config.ts';
import { observeQueue } from './observe-queue.ts';
import { openQueue } from './open-stores.ts';

/** A job that vanishes in silence is nothing that anybody would see: neither who puts them in starts, nor who takes them out. */
it.each([
  ['registry', startRegistry],
  ['worker', startWorker],
])('a %s does not start on a Redis that throws keys away', { timeout: 60_000 }, async (_name, start) => {
  const redis = await startTestRedis({ policy: 'allkeys-lru' });
  if ('unavailable' in redis) throw new Error(redis.unavailable);
  const database = await createTestDatabase();
  const directory = await tempDirectory('evicting');
  try {
    const config = parseRegistryConfig({
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      DRYDOCK_INTERNAL_SECRET: 'sixteen characters',
      DRYDOCK_DATA_DIR: directory.path,
      DRYDOCK_REGISTRY_HOST: '127.0.0.1',
      DRYDOCK_REGISTRY_PORT: String(await freePort()),
      DRYDOCK_WORKER_PORT: String(await freePort()),
      DRYDOCK_LOG_LEVEL: 'silent',
    });
    await expect(start(config)).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/);
  } finally {
    await redis.stop();
    await database.drop();
    await directory.remove();
  }
});

it('one that was away at the start and throws keys away when it comes is warned of', async () => {
  const port = await freePort();
  const lines: string[] = [];
  const log = createLogger({
    name: 'test',
    level: 'warn',
    destination: { write: (line) => void lines.push(line) },
  });
  const report = observeQueue(log, createMetrics({ process: 'registry', version: '0' }));
  const queue = await openQueue({ url: `redis://127.0.0.1:${String(port)}` }, report);
  const redis = await startTestRedis({ port, policy: 'allkeys-lru' });
  if ('unavailable' in redis) throw new Error(redis.unavailable);
  try {
    await eventually(() => expect(lines.join('')).toMatch(/maxmemory-policy allkeys-lru.*noeviction/));
    expect(lines.join('')).toContain('Redis is away');
  } finally {
    await queue.close({ deadlineMs: 100 });
    await redis.stop();
  }
});
