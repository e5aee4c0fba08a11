import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createFilesystemBlobStore, createS3BlobStore } from '@drydock/blob-store';
import { createPool, migrate, readMigrations } from '@drydock/postgres';
import { createTestDatabase, startTestServer } from '@drydock/postgres/testing';
import { createReconcile, newStorageKey, type BlobStore, type Finding } from '@drydock/registry-core';
import { createRegistryStore, registryMigrationsDirectory, registrySchema } from '@drydock/registry-postgres';
import { startTestMinio } from '@drydock/testing';

/**
 * Reconciles a seeded store with seeded rows on a real PostgreSQL and prints how long it took and how much memory it held:
 * `node --import tsx bench/reconcile.ts --objects 1000000 --store filesystem`, or `--store minio`. Of a thousand objects one has no row,
 * and of a thousand rows one has no object.
 */
const argument = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const objects = Number(argument('objects', '1000000'));
const isMinio = argument('store', 'filesystem') === 'minio';
const oneIn = 1_000;
const objectBytes = 16;
const writersAtOnce = 32;

interface Storage {
  readonly blobStore: BlobStore;
  put(key: string): Promise<void>;
  close(): Promise<void>;
}

async function openFilesystem(): Promise<Storage> {
  const directory = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
  const root = join(directory, 'objects');
  for (let at = 0; at < 256; at += 1) {
    await mkdir(join(root, 'blobs', at.toString(16).padStart(2, '0')), { recursive: true });
  }
  return {
    blobStore: createFilesystemBlobStore({ directory }),
    // Without the syncs of an upload, which would take hours here and measure nothing.
    put: (key) => writeFile(join(root, key), randomBytes(objectBytes)),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

async function openMinio(): Promise<Storage> {
  const s3 = await startTestMinio();
  if ('unavailable' in s3) throw new Error(s3.unavailable);
  const { endpoint, accessKey, secretKey } = s3;
  const bucket = `bench-${randomBytes(4).toString('hex')}`;
  const blobStore = createS3BlobStore({ endpoint, bucket, credentials: { accessKey, secretKey } });
  await blobStore.prepare();
  return {
    blobStore,
    async put(key) {
      const upload = await blobStore.startUpload(key);
      await upload.write(randomBytes(objectBytes));
      await upload.commit();
    },
    async close() {
      blobStore.close();
      await s3.stop();
    },
  };
}

async function seedRows(pool: pg.Pool, keys: readonly string[]): Promise<void> {
  const digests = keys.map(() => `sha256:${randomBytes(32).toString('hex')}`);
  await pool.query(
    `INSERT INTO objects (storage_key, state, size_bytes, heartbeat_at)
     SELECT key, 'live', $2, now() - interval '1 day' FROM unnest($1::text[]) AS key`,
    [keys, objectBytes],
  );
  await pool.query(
    `INSERT INTO blobs (digest, storage_key, size_bytes) SELECT digest, key, $3 FROM unnest($1::text[], $2::text[]) AS t (digest, key)`,
    [digests, keys, objectBytes],
  );
}

async function seed(pool: pg.Pool, storage: Storage): Promise<void> {
  const batch = 2_000;
  for (let done = 0; done < objects; done += batch) {
    const keys = Array.from({ length: Math.min(batch, objects - done) }, newStorageKey);
    await seedRows(
      pool,
      keys.filter((_key, at) => at % oneIn !== 1),
    );
    const stored = keys.filter((_key, at) => at % oneIn !== 0);
    for (let at = 0; at < stored.length; at += writersAtOnce) {
      await Promise.all(stored.slice(at, at + writersAtOnce).map((key) => storage.put(key)));
    }
    if (done % 100_000 === 0) process.stderr.write(`seeded ${String(done)}\n`);
  }
  await pool.query('ANALYZE');
}

/** The most that was resident while `run` was under way. */
async function watchMemory<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly peakBytes: number }> {
  let peakBytes = process.memoryUsage().rss;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  }, 200);
  try {
    return { result: await run(), peakBytes };
  } finally {
    clearInterval(timer);
  }
}

const stopPostgres = await startTestServer();
const postgres = await createTestDatabase();
const storage = await (isMinio ? openMinio() : openFilesystem());
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
await migrate(client, {
  schema: registrySchema,
  migrations: await readMigrations(registryMigrationsDirectory),
});
await client.end();
const pool = createPool({ url: postgres.url, schema: registrySchema, applicationName: 'bench' });
try {
  await seed(pool, storage);
  const windows = {
    leaseSeconds: 60,
    reviewDelaySeconds: 60,
    objectDelaySeconds: 60,
    trashSeconds: 60,
    historySeconds: 60,
    uploadSilenceSeconds: 300,
    longestWriteSeconds: 60,
    quarantineSeconds: 60,
  };
  const store = createRegistryStore({ pool, windows });
  const reconcile = createReconcile({
    store,
    blobStore: storage.blobStore,
    verify: () => Promise.resolve(),
    settings: { minAgeMs: 0, quarantineMs: 0, maxShare: 0.2 },
  });
  const findings: Finding[] = [];
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const { result, peakBytes } = await watchMemory(() =>
    reconcile({
      findings: {
        add: (found) => {
          findings.push(...found);
          return Promise.resolve();
        },
        list: ({ after, limit }) =>
          Promise.resolve(
            findings
              .slice(after, after + limit)
              .map((finding, at) => ({ ...finding, serial: after + at + 1 })),
          ),
      },
      fix: true,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const mebibytes = (bytes: number) => Math.round(bytes / 1_048_576);
  process.stdout.write(
    `${JSON.stringify({
      what: 'reconcile --fix',
      store: isMinio ? 'minio' : 'filesystem',
      objects: result.survey?.objects,
      rows: result.survey?.rows,
      orphans: result.survey?.counts.orphans,
      missing: result.survey?.counts.missing,
      healed: result.healed,
      stopped: result.stopped,
      seconds: Math.round(seconds * 10) / 10,
      objectsPerSecond: Math.round(objects / seconds),
      residentBeforeMiB: mebibytes(before),
      residentPeakMiB: mebibytes(peakBytes),
    })}\n`,
  );
} finally {
  await pool.end();
  await storage.close();
  await stopPostgres?.();
}
