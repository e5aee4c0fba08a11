import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestMinio, startTestRedis, type TestS3 } from '@drydock/testing';
import type { Running } from './processes.ts';
import type { Server } from './seed.ts';
import { startServices, type ServicesOptions } from './services.ts';

export interface Started {
  readonly server: Server;
  readonly process: Running;
}

export interface Stores {
  /** For the files of the benchmark. */
  readonly folder: string;
  readonly minio: TestS3;
  /** The services on this MinIO and Redis, unless said otherwise; their data lie in a folder of that name. */
  start(
    name: string,
    options: Pick<ServicesOptions, 'bucket'> & Partial<Omit<ServicesOptions, 'folder'>>,
  ): Promise<Started>;
  /** Has another process ended by `stopAll`. */
  keep(process: Running): void;
  /** All that was started and kept, so that the next part has the machine alone. */
  stopAll(): Promise<void>;
}

/** A MinIO and a Redis of the benchmark's own for as long as `measure` takes, and whatever comes of it. */
export async function withStores(label: string, measure: (stores: Stores) => Promise<void>): Promise<void> {
  const ends: (() => Promise<unknown>)[] = [];
  const running: Running[] = [];
  const stopAll = async () => void (await Promise.all(running.splice(0).map((one) => one.stop())));
  const keep = (process: Running) => void running.push(process);
  try {
    const folder = await mkdtemp(join(tmpdir(), `drydock-${label}-`));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const minio = await startTestMinio();
    if ('unavailable' in minio) throw new Error(minio.unavailable);
    ends.push(() => minio.stop());
    const redis = await startTestRedis();
    if ('unavailable' in redis) throw new Error(redis.unavailable);
    ends.push(() => redis.stop(), stopAll);
    await measure({
      folder,
      minio,
      async start(name, options) {
        const started = await startServices(minio, {
          redisUrl: redis.url,
          ...options,
          folder: join(folder, name),
        });
        keep(started.process);
        return started;
      },
      keep,
      stopAll,
    });
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}
