import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateDatabase, readMigrations } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import { registryMigrationsDirectory, registrySchema } from '@drydock/registry-postgres';
import type { TestS3 } from '@drydock/testing';
import { seedObjects, seedRepository, seedRows, seedStored } from './seed-collectable.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), '../servers/collector.ts');
const bucket = 'bench-collection';

export interface RateOptions {
  /** Collected in each round. */
  readonly objects: number;
  /** The fewest and the most blobs that are stored beside. */
  readonly stored: readonly [few: number, many: number];
  readonly print: (line: object) => void;
}

/** @returns seconds from the word to begin until the last worker found nothing more. */
async function collect(databaseUrl: string, store: TestS3, workers: number): Promise<number> {
  const children = await Promise.all(
    Array.from({ length: workers }, async () => {
      const args = ['-C', '@drydock/source', '--import', 'tsx', script, bucket];
      const child = spawn(process.execPath, args, {
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          DRYDOCK_S3_ENDPOINT: store.endpoint,
          DRYDOCK_S3_ACCESS_KEY: store.accessKey,
          DRYDOCK_S3_SECRET_KEY: store.secretKey,
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await new Promise((resolve, reject) => {
        createInterface(child.stdout).once('line', resolve);
        child.once('exit', () => reject(new Error('a collector ended before it began')));
      });
      return child;
    }),
  );
  const ended = children.map(
    (child) =>
      new Promise<void>((resolve, reject) => {
        child.once('exit', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`a collector ended with ${String(code)}`));
        });
      }),
  );
  const startedAt = performance.now();
  for (const child of children) child.stdin.write('begin\n');
  await Promise.all(ended);
  return (performance.now() - startedAt) / 1_000;
}

/** As fast as workers can: one and two of them, beside few stored blobs and beside many. */
export async function measureRate(store: TestS3, { objects, stored, print }: RateOptions): Promise<void> {
  const database = await createTestDatabase();
  await migrateDatabase(
    {
      url: database.url,
      schema: registrySchema,
      migrations: await readMigrations(registryMigrationsDirectory),
    },
    { info: () => undefined, warn: () => undefined },
  );
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await seedRepository(client);
    let first = 1;
    const rates = new Map<string, number>();
    const measure = async (workers: number, beside: number) => {
      await seedRows(client, { first, count: objects, dueAt: 'now' });
      await seedObjects(store, bucket, { first, count: objects });
      first += objects;
      await client.query('VACUUM ANALYZE');
      await client.query('CHECKPOINT');
      const seconds = await collect(database.url, store, workers);
      const { rows } = await client.query<{ left: string }>(
        `SELECT count(*) AS left FROM registry.objects WHERE state = 'doomed'`,
      );
      if (rows[0]?.left !== '0') throw new Error(`${rows[0]?.left ?? '?'} objects were left behind`);
      const objectsPerMinute = Math.round((objects / seconds) * 60);
      rates.set(`${String(workers)} ${String(beside)}`, objectsPerMinute);
      print({ what: 'collection', workers, storedBlobs: beside, objects, objectsPerMinute });
    };
    let from = 0;
    for (const to of stored) {
      await seedStored(client, { from, to });
      from = to;
      for (const workers of [1, 2]) await measure(workers, to);
    }
    const rate = (workers: number, at: 0 | 1) => rates.get(`${String(workers)} ${String(stored[at])}`) ?? NaN;
    const ratio = (of: number, to: number) => Math.round((of / to) * 100) / 100;
    print({
      what: 'collection, ratios',
      manyStoredToFew: ratio(rate(1, 1), rate(1, 0)),
      twoWorkersToOne: ratio(rate(2, 0), rate(1, 0)),
      twoWorkersToOneBesideMany: ratio(rate(2, 1), rate(1, 1)),
    });
  } finally {
    await client.end();
    await database.drop();
  }
}
