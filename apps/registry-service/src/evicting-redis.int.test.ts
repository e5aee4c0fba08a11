import { expect, it } from 'vitest';
import { createTestDatabase } from '@drydock/postgres/testing';
import { freePort, startTestRedis, tempDirectory } from '@drydock/testing';
import { startRegistry, startWorker } from './compose.ts';
import { parseRegistryConfig } from './config.ts';

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
