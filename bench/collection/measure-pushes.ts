import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createTestDatabase } from '@drydock/postgres/testing';
import { startTestRedis, type TestS3 } from '@drydock/testing';
import { announce, newImageId, pushImage, type Server } from '../seed.ts';
import { startServices } from '../services.ts';
import { seedObjects, seedRepository, seedRows } from './seed-collectable.ts';

const bucket = 'bench-beside';
const layerBytes = 64 * 1024;
const lanes = 4;

export interface PushesOptions {
  /** Of one phase, with collection or without. */
  readonly seconds: number;
  /** Of one phase without and one with. */
  readonly rounds: number;
  /** Begun so often, however long the last ones took: a load that does not yield to what is measured. */
  readonly perSecond: number;
  /** Seeded for one phase; collection may not run out of them. */
  readonly objects: number;
  /** Variables of the services: another pace. */
  readonly env: Readonly<Record<string, string>>;
  readonly print: (line: object) => void;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
const round = (value: number): number => Math.round(value * 100) / 100;

/** @returns the time of each push in ms: JSON, layer, checksum. */
async function pushFor(
  server: Server,
  { seconds, perSecond }: PushesOptions,
  push: { readonly authorization: string; readonly nextId: () => string },
): Promise<readonly number[]> {
  const pushEveryMs = (1_000 * lanes) / perSecond;
  const took: number[] = [];
  const endsAt = performance.now() + seconds * 1_000;
  const lane = async (offset: number) => {
    for (let due = performance.now() + (offset * pushEveryMs) / lanes; due < endsAt; due += pushEveryMs) {
      const waitMs = due - performance.now();
      if (waitMs > 0) await pause(waitMs);
      await pushImage(server, push.authorization, push.nextId(), randomBytes(layerBytes));
      // From when it was due: a push that had to wait for the one before waited for the server.
      took.push(performance.now() - due);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, offset) => lane(offset)));
  return took;
}

/** What is held back is given free for a phase, and what is left of it held back again. */
const release = (client: pg.Client) =>
  client.query(`UPDATE registry.reviews SET due_at = now() WHERE due_at = 'infinity'`);
async function holdBack(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE registry.reviews SET due_at = 'infinity' WHERE key LIKE '00000000-0000-4000-8000-000000000001/%' OR key LIKE 'sha256:00000000%'`,
  );
  await client.query(`UPDATE registry.objects SET due_at = 'infinity' WHERE state = 'doomed'`);
}

/** Pushes through gateway and registry at a steady rate, in turns beside the collection of the real worker and without it. */
export async function measurePushes(store: TestS3, options: PushesOptions): Promise<void> {
  const { seconds, rounds, objects, print } = options;
  const redis = await startTestRedis();
  if ('unavailable' in redis) throw new Error(redis.unavailable);
  const folder = await mkdtemp(join(tmpdir(), 'drydock-collection-'));
  const database = await createTestDatabase();
  const services = await startServices(store, {
    folder,
    bucket,
    redisUrl: redis.url,
    env: {
      DATABASE_URL: database.url,
      // Begins within a second of the word; how fast it goes on is left at the default.
      DRYDOCK_GC_SECONDS: '1',
      DRYDOCK_GC_GRACE_SECONDS: '1',
      DRYDOCK_MAX_READ_SECONDS: '1',
      DRYDOCK_OBJECT_DELAY_SECONDS: '1',
      ...options.env,
    },
  });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await seedRepository(client);
    await seedRows(client, { first: 1, count: objects * rounds, dueAt: 'infinity' });
    await seedObjects(store, bucket, { first: 1, count: objects * rounds });
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
    const left = async () =>
      (
        await client.query<{ images: number; objects: number }>(
          `SELECT (SELECT count(*)::int FROM registry.images WHERE repository_id = '00000000-0000-4000-8000-000000000001') AS images,
                  (SELECT count(*)::int FROM registry.objects WHERE storage_key LIKE 'blobs/bench-%') AS objects`,
        )
      ).rows[0] ?? { images: 0, objects: 0 };
    const took = { without: [] as number[], beside: [] as number[] };
    let collected = 0;
    const phase = async (kind: 'without' | 'beside', into: number[]) => {
      const ids = Array.from({ length: seconds * options.perSecond + lanes }, newImageId);
      const authorization = await announce(services.server, 'benchns/beside', ids);
      const before = await left();
      if (kind === 'beside') await release(client);
      into.push(
        ...(await pushFor(services.server, options, {
          authorization,
          nextId: () => ids.pop() ?? newImageId(),
        })),
      );
      const after = await left();
      if (kind === 'beside') {
        collected += before.objects - after.objects;
        if (after.images === 0)
          process.stderr.write('collection ran out of images: seed more with --beside-objects\n');
        await holdBack(client);
      }
    };
    await phase('without', []);
    for (let turn = 0; turn < rounds; turn += 1) {
      await phase('without', took.without);
      await phase('beside', took.beside);
    }
    const [without, beside] = [took.without, took.beside].map((times) => [...times].sort((a, b) => a - b));
    const tell = (sorted: readonly number[] = []) => ({
      p50ms: round(at(sorted, 0.5)),
      p99ms: round(at(sorted, 0.99)),
      pushes: sorted.length,
    });
    print({
      what: 'pushes beside collection',
      without: tell(without),
      beside: tell(beside),
      p50Ratio: round(tell(beside).p50ms / tell(without).p50ms),
      p99Ratio: round(tell(beside).p99ms / tell(without).p99ms),
      objectsPerMinute: Math.round((collected / (seconds * rounds)) * 60),
    });
  } finally {
    await client.end();
    await services.process.stop();
    await redis.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}
