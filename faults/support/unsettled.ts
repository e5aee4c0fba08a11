import type pg from 'pg';
import type { Bucket } from './bucket.ts';

const unreachable = `
  WITH RECURSIVE reached AS (
    SELECT repository_id, image_id FROM tags
    UNION
    SELECT i.repository_id, i.parent FROM reached r JOIN images i USING (repository_id, image_id) WHERE i.parent IS NOT NULL
  )
  SELECT i.repository_id || '/' || i.image_id AS item FROM images i
    LEFT JOIN reached r USING (repository_id, image_id) WHERE r.image_id IS NULL`;

const onTheirWay = `SELECT storage_key || ' ' || state AS item FROM objects WHERE state <> 'live'`;

const itemsOf = async (rows: pg.Pool, sql: string) =>
  (await rows.query<{ item: string }>(sql)).rows.map(({ item }) => item);

/** Where the bytes in the bucket are not those of the rows. */
export async function listStrayBytes(rows: pg.Pool, bucket: Bucket): Promise<readonly string[]> {
  const blobs = await rows.query<{ storage_key: string; size_bytes: string }>(
    'SELECT storage_key, size_bytes FROM blobs',
  );
  const stored = await bucket.listLayerObjects();
  const wanted = new Map(blobs.rows.map((row) => [row.storage_key, Number(row.size_bytes)]));
  return [
    ...[...stored]
      .filter(([key, size]) => wanted.get(key) !== size)
      .map(([key]) => `in the bucket alone: ${key}`),
    ...[...wanted]
      .filter(([key, size]) => stored.get(key) !== size)
      .map(([key]) => `in the rows alone: ${key}`),
    ...(await bucket.listUnfinishedUploads()).map((key) => `unfinished upload: ${key}`),
  ];
}

/** What is left to be done before bytes and rows are one, and all are reachable. */
export async function listUnsettled(rows: pg.Pool, bucket: Bucket): Promise<readonly string[]> {
  return [
    ...(await itemsOf(rows, unreachable)).map((item) => `image that nothing reaches: ${item}`),
    ...(await itemsOf(rows, onTheirWay)).map((item) => `object on its way: ${item}`),
    ...(await listStrayBytes(rows, bucket)),
  ];
}
