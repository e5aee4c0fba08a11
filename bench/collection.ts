import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'minio';
import pg from 'pg';
import { migrateDatabase, readMigrations } from '@drydock/postgres';
import { createTestDatabase, startTestServer } from '@drydock/postgres/testing';
import { registryMigrationsDirectory, registrySchema } from '@drydock/registry-postgres';
import { startTestMinio, type TestS3 } from '@drydock/testing';

/**
 * How fast what nothing refers to is collected, rows and objects, on a real PostgreSQL and MinIO: with one worker and two, beside few
 * stored blobs and many. `npm run bench:collection -- --objects 10000 --stored 1000000`
 */
const script = join(dirname(fileURLToPath(import.meta.url)), 'servers/collector.ts');
const option = (name: string, otherwise: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index > 0 ? Number(process.argv[index + 1]) : otherwise;
};
const objects = option('objects', 10_000);
const stored = option('stored', 1_000_000);
const bucket = 'bench-collection';
const uploadsAtOnce = 32;
const repositoryId = '00000000-0000-4000-8000-000000000001';

const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Images with a blob and an object each, which nothing but `withReviews` tells apart. */
async function seedRows(
  client: pg.Client,
  rows: { readonly first: number; readonly count: number; readonly withReviews: boolean },
): Promise<void> {
  const series = `generate_series(${String(rows.first)}, ${String(rows.first + rows.count - 1)}) AS i`;
  const [key, digest, image] = [
    `'blobs/bench-' || i`,
    `'sha256:' || lpad(to_hex(i), 64, '0')`,
    `lpad(to_hex(i), 64, '0')`,
  ];
  await client.query(`SET session_replication_role = replica`);
  await client.query(
    `INSERT INTO registry.objects (storage_key, state, size_bytes) SELECT ${key}, 'live', 1024 FROM ${series}`,
  );
  await client.query(
    `INSERT INTO registry.blobs (digest, storage_key, size_bytes, verified_at) SELECT ${digest}, ${key}, 1024, now() FROM ${series}`,
  );
  await client.query(
    `INSERT INTO registry.images (repository_id, image_id, json, state, digest, payload_checksum, lease_until)
     SELECT $1, ${image}, '{}', 'complete', ${digest}, 'sha256:', now() - interval '1 hour' FROM ${series}`,
    [repositoryId],
  );
  if (rows.withReviews) {
    await client.query(
      `INSERT INTO registry.reviews (kind, key, due_at) SELECT 'image', $1 || '/' || ${image}, now() FROM ${series}`,
      [repositoryId],
    );
  }
  await client.query(`SET session_replication_role = DEFAULT`);
}

async function seedObjects(store: TestS3, first: number): Promise<void> {
  const { hostname, port } = new URL(store.endpoint);
  const client = new Client({
    endPoint: hostname,
    port: Number(port),
    useSSL: false,
    accessKey: store.accessKey,
    secretKey: store.secretKey,
  });
  if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
  const body = Buffer.alloc(1_024, 'x');
  let next = first;
  const lane = async () => {
    while (next < first + objects) {
      const key = `blobs/bench-${String(next)}`;
      next += 1;
      await client.putObject(bucket, key, body);
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, lane));
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

async function main(): Promise<void> {
  const stopPostgres = await startTestServer();
  const database = await createTestDatabase();
  const store = await startTestMinio();
  if ('unavailable' in store) throw new Error(store.unavailable);
  const client = new pg.Client({ connectionString: database.url });
  try {
    await migrateDatabase(
      {
        url: database.url,
        schema: registrySchema,
        migrations: await readMigrations(registryMigrationsDirectory),
      },
      { info: () => undefined, warn: () => undefined },
    );
    await client.connect();
    await client.query(
      `INSERT INTO registry.repositories (repository_id, name, access, state, version) VALUES ($1, 'bench/app', 'public', 'live', 1)`,
      [repositoryId],
    );
    let first = 1;
    const measure = async (workers: number, beside: number) => {
      await seedRows(client, { first, count: objects, withReviews: true });
      await seedObjects(store, first);
      first += objects;
      await client.query('VACUUM ANALYZE');
      const seconds = await collect(database.url, store, workers);
      const { rows } = await client.query<{ left: string }>(
        `SELECT count(*) AS left FROM registry.objects WHERE state = 'doomed'`,
      );
      if (rows[0]?.left !== '0') throw new Error(`${rows[0]?.left ?? '?'} objects were left behind`);
      print({
        what: 'collection',
        workers,
        storedBlobs: beside,
        objects,
        objectsPerMinute: Math.round((objects / seconds) * 60),
      });
    };
    await measure(1, 0);
    await measure(2, 0);
    const firstStored = 100_000_000;
    const step = 100_000;
    for (let done = 0; done < stored; done += step) {
      await seedRows(client, {
        first: firstStored + done,
        count: Math.min(step, stored - done),
        withReviews: false,
      });
      process.stderr.write(`stored ${String(Math.min(done + step, stored))} of ${String(stored)} blobs\n`);
    }
    await measure(1, stored);
    await measure(2, stored);
  } finally {
    await client.end();
    await store.stop();
    await stopPostgres?.();
  }
}

await main();
