import type pg from 'pg';
import { s3Client, type TestS3 } from '@drydock/testing';

export const benchRepositoryId = '00000000-0000-4000-8000-000000000001';

/** The repository that all seeded rows are of. */
export async function seedRepository(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO registry.repositories (repository_id, name, access, state, version) VALUES ($1, 'bench/app', 'public', 'live', 1)`,
    [benchRepositoryId],
  );
}

/**
 * Images with a blob and an object each, that nothing refers to and whose lease is over. With reviews they are what there is to collect,
 * from `dueAt` on; without, they are what is stored beside. Checks of references are left out, which would take hours here.
 */
export async function seedRows(
  client: pg.Client,
  rows: { readonly first: number; readonly count: number; readonly dueAt?: 'now' | 'infinity' },
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
    [benchRepositoryId],
  );
  if (rows.dueAt !== undefined) {
    await client.query(
      `INSERT INTO registry.reviews (kind, key, due_at) SELECT 'image', $1 || '/' || ${image}, $2::timestamptz FROM ${series}`,
      [benchRepositoryId, rows.dueAt],
    );
  }
  await client.query(`SET session_replication_role = DEFAULT`);
}

const step = 100_000;

/** Rows alone: collection never asks the store for what it does not collect. */
export async function seedStored(
  client: pg.Client,
  stored: { readonly from: number; readonly to: number },
): Promise<void> {
  const firstStored = 100_000_000;
  for (let done = stored.from; done < stored.to; done += step) {
    const count = Math.min(step, stored.to - done);
    await seedRows(client, { first: firstStored + done, count });
    process.stderr.write(`stored ${String(done + count)} of ${String(stored.to)} blobs\n`);
  }
}

const uploadsAtOnce = 32;

/** The objects of the rows that will be collected. */
export async function seedObjects(
  store: TestS3,
  bucket: string,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<void> {
  const client = s3Client(store);
  if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket);
  const body = Buffer.alloc(1_024, 'x');
  let next = first;
  const lane = async () => {
    while (next < first + count) {
      const key = `blobs/bench-${String(next)}`;
      next += 1;
      await client.putObject(bucket, key, body);
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, lane));
}
