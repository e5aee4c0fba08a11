import { eventually } from '@drydock/testing';
import type pg from 'pg';
import { listBrokenInvariants } from '../support/broken-invariants.ts';
import type { Bucket } from '../support/bucket.ts';
import type { World } from './world.ts';

/** The windows of a churn are of seconds; what waits for the third try of a job needs longer. */
const longestQuietMs = 120_000;

const unreachable = `
  WITH RECURSIVE reached AS (
    SELECT repository_id, image_id FROM tags
    UNION
    SELECT i.repository_id, i.parent FROM reached r JOIN images i USING (repository_id, image_id) WHERE i.parent IS NOT NULL
  )
  SELECT i.repository_id || '/' || i.image_id AS item FROM images i
    LEFT JOIN reached r USING (repository_id, image_id) WHERE r.image_id IS NULL`;

/** What is left to be done before bytes and rows are one. */
async function listDifferences(rows: pg.Pool, bucket: Bucket): Promise<readonly string[]> {
  const itemsOf = async (sql: string) =>
    (await rows.query<{ item: string }>(sql)).rows.map(({ item }) => item);
  const blobs = await rows.query<{ storage_key: string; size_bytes: string }>(
    'SELECT storage_key, size_bytes FROM blobs',
  );
  const stored = await bucket.listLayerObjects();
  const wanted = new Map(blobs.rows.map((row) => [row.storage_key, Number(row.size_bytes)]));
  return [
    ...(await itemsOf(unreachable)).map((item) => `image that nothing reaches: ${item}`),
    ...(await itemsOf(`SELECT storage_key || ' ' || state AS item FROM objects WHERE state <> 'live'`)).map(
      (item) => `object on its way: ${item}`,
    ),
    ...[...stored]
      .filter(([key, size]) => wanted.get(key) !== size)
      .map(([key]) => `in the bucket alone: ${key}`),
    ...[...wanted]
      .filter(([key, size]) => stored.get(key) !== size)
      .map(([key]) => `in the rows alone: ${key}`),
    ...(await bucket.listUnfinishedUploads()).map((key) => `unfinished upload: ${key}`),
  ];
}

export interface Settled {
  readonly afterMs: number;
  readonly blobs: number;
  readonly bytes: number;
}

/** When nobody asks for anything any more: after all windows the bytes in the bucket are those of the rows, and all are reachable. */
export async function settle({ stack, journal }: World, quietMs = longestQuietMs): Promise<Settled> {
  const startedAt = performance.now();
  let last: readonly string[] = [];
  await eventually(
    async () => {
      last = await listDifferences(stack.rows, stack.bucket);
      if (last.length > 0) throw new Error('not settled');
    },
    { timeoutMs: quietMs, intervalMs: 500 },
  ).catch(() => {
    for (const item of last.slice(0, 20)) {
      journal.violation('settle', item.split(/[ :/]+/), `after ${String(quietMs)} ms of quiet: ${item}`);
    }
  });
  for (const { name, items } of await listBrokenInvariants(stack.rows)) {
    for (const item of items) journal.violation('invariants', item.split(/[ :/]+/), `${name}: ${item}`);
  }
  const stored = [...(await stack.bucket.listLayerObjects()).values()];
  return {
    afterMs: Math.round(performance.now() - startedAt),
    blobs: stored.length,
    bytes: stored.reduce((sum, size) => sum + size, 0),
  };
}
