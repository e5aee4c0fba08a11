import type pg from 'pg';
import type { CollectionPlan, PlannedItem } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';

const pageSize = 1_000;

/** What the run's own sweeps release counts as released; their reviews are due at once only without a delay. */
const unheld = (i: string): string => `
  ${i}.lease_until < now()
  AND NOT EXISTS (SELECT 1 FROM tags x WHERE x.repository_id = ${i}.repository_id AND x.image_id = ${i}.image_id)
  AND NOT EXISTS (SELECT 1 FROM tag_history x
                   WHERE x.repository_id = ${i}.repository_id AND x.image_id = ${i}.image_id AND x.keep_until > now())
  AND NOT EXISTS (SELECT 1 FROM trash_tags x JOIN trash t USING (trash_id)
                   WHERE x.repository_id = ${i}.repository_id AND x.image_id = ${i}.image_id AND t.purge_at > now())
  AND NOT EXISTS (SELECT 1 FROM images c LEFT JOIN plan_images p
                      ON p.repository_id = c.repository_id AND p.image_id = c.image_id
                   WHERE c.repository_id = ${i}.repository_id AND c.parent = ${i}.image_id AND p.image_id IS NULL)`;

const firstImages = `
  INSERT INTO plan_images (repository_id, image_id, parent, digest, level)
  SELECT i.repository_id, i.image_id, i.parent, i.digest, 0
    FROM (SELECT DISTINCT split_part(key, '/', 1)::uuid AS repository_id, split_part(key, '/', 2) AS image_id
            FROM reviews WHERE kind = 'image' AND due_at <= now()
          UNION
          SELECT x.repository_id, x.image_id FROM trash_tags x JOIN trash t USING (trash_id)
           WHERE $1 AND t.purge_at <= now()
          UNION
          SELECT repository_id, image_id FROM tag_history WHERE $1 AND keep_until <= now()) due
    JOIN images i USING (repository_id, image_id)
   WHERE ${unheld('i')}
  ON CONFLICT DO NOTHING`;

/** Collected images make their parents due at once. */
const nextImages = `
  INSERT INTO plan_images (repository_id, image_id, parent, digest, level)
  SELECT DISTINCT i.repository_id, i.image_id, i.parent, i.digest, $1::integer
    FROM plan_images p JOIN images i ON i.repository_id = p.repository_id AND i.image_id = p.parent
   WHERE p.level = $1::integer - 1 AND ${unheld('i')}
  ON CONFLICT DO NOTHING`;

const plannedBlobs = `
  INSERT INTO plan_blobs (digest, storage_key, size_bytes)
  SELECT b.digest, b.storage_key, b.size_bytes
    FROM (SELECT digest FROM plan_images WHERE digest IS NOT NULL
          UNION SELECT key FROM reviews WHERE kind = 'blob' AND due_at <= now()) due
    JOIN blobs b USING (digest)
   WHERE NOT EXISTS (SELECT 1 FROM images i LEFT JOIN plan_images p
                         ON p.repository_id = i.repository_id AND p.image_id = i.image_id
                      WHERE i.digest = b.digest AND p.image_id IS NULL)`;

const plannedObjects = `
  INSERT INTO plan_objects (storage_key, size_bytes, why)
  SELECT storage_key, size_bytes, CASE WHEN given_up THEN 'abandoned' ELSE 'replaced' END
    FROM objects WHERE state = 'doomed' AND due_at <= now()
  UNION ALL
  SELECT storage_key, size_bytes, 'abandoned' FROM objects
   WHERE state = 'staged' AND heartbeat_at < now() - make_interval(secs => $1)
  UNION ALL
  SELECT storage_key, size_bytes, 'replaced' FROM plan_blobs WHERE $2`;

const tables = `
  CREATE TEMPORARY TABLE plan_images (
    repository_id uuid, image_id text, parent text, digest text, level integer, PRIMARY KEY (repository_id, image_id)
  ) ON COMMIT DROP;
  CREATE INDEX ON plan_images (level);
  CREATE TEMPORARY TABLE plan_blobs (digest text PRIMARY KEY, storage_key text, size_bytes bigint) ON COMMIT DROP;
  CREATE TEMPORARY TABLE plan_objects (storage_key text PRIMARY KEY, size_bytes bigint, why text) ON COMMIT DROP`;

interface ImageRow {
  repository_id: string;
  repository: string;
  image_id: string;
  level: number;
}
interface BlobRow {
  digest: string;
  size_bytes: string;
}
interface ObjectRow {
  storage_key: string;
  size_bytes: string | null;
  why: 'replaced' | 'abandoned';
}

/** Reads a query page by page through a cursor, so that memory stays flat. */
async function eachPage<T extends pg.QueryResultRow>(
  client: pg.PoolClient,
  sql: string,
  take: (rows: readonly T[]) => Promise<void>,
): Promise<void> {
  await client.query(`DECLARE planned CURSOR FOR ${sql}`);
  for (let count = pageSize; count === pageSize;) {
    const { rows } = await client.query<T>(`FETCH ${String(pageSize)} FROM planned`);
    if (rows.length > 0) await take(rows);
    count = rows.length;
  }
  await client.query(`CLOSE planned`);
}

/** See `ReportStore.planCollection`. Works on temporary tables, so that it costs what goes and not what is stored. */
export const planCollection = (
  { pool, windows }: StoreContext,
  onItems: (items: readonly PlannedItem[]) => Promise<void>,
): Promise<CollectionPlan> =>
  withTransaction(
    pool,
    async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await client.query(tables);
      await client.query(firstImages, [windows.reviewDelaySeconds === 0]);
      for (let level = 1, added = 1; added > 0; level += 1) {
        added = (await client.query(nextImages, [level])).rowCount ?? 0;
      }
      await client.query(plannedBlobs);
      await client.query(plannedObjects, [windows.uploadSilenceSeconds, windows.objectDelaySeconds === 0]);
      await eachPage<ImageRow>(
        client,
        `SELECT p.repository_id, r.name AS repository, p.image_id, p.level FROM plan_images p JOIN repositories r USING (repository_id) ORDER BY p.level`,
        (rows) =>
          onItems(
            rows.map((row) => ({
              kind: 'image',
              repositoryId: row.repository_id,
              repository: row.repository,
              imageId: row.image_id,
              why: row.level === 0 ? 'unreferenced' : 'childless',
            })),
          ),
      );
      await eachPage<BlobRow>(client, `SELECT digest, size_bytes FROM plan_blobs`, (rows) =>
        onItems(
          rows.map((row) => ({
            kind: 'blob',
            digest: row.digest,
            sizeBytes: Number(row.size_bytes),
            why: 'imageless',
          })),
        ),
      );
      await eachPage<ObjectRow>(client, `SELECT storage_key, size_bytes, why FROM plan_objects`, (rows) =>
        onItems(
          rows.map((row) => ({
            kind: 'object',
            storageKey: row.storage_key,
            sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
            why: row.why,
          })),
        ),
      );
      const { rows } = await client.query<Record<keyof CollectionPlan, string>>(
        `SELECT (SELECT count(*) FROM trash WHERE purge_at <= now()) AS trash,
                (SELECT count(*) FROM tag_history WHERE keep_until <= now()) AS history,
                (SELECT count(*) FROM objects WHERE state = 'staged' AND heartbeat_at < now() - make_interval(secs => $1)) AS uploads,
                (SELECT count(*) FROM plan_images) AS images, (SELECT count(*) FROM plan_blobs) AS blobs,
                (SELECT coalesce(sum(size_bytes), 0) FROM plan_blobs) AS "blobBytes",
                (SELECT count(*) FROM plan_objects) AS objects,
                (SELECT coalesce(sum(size_bytes), 0) FROM plan_objects) AS "objectBytes"`,
        [windows.uploadSilenceSeconds],
      );
      const [row] = rows;
      if (!row) throw new Error('counts that give no row');
      return {
        trash: Number(row.trash),
        history: Number(row.history),
        uploads: Number(row.uploads),
        images: Number(row.images),
        blobs: Number(row.blobs),
        blobBytes: Number(row.blobBytes),
        objects: Number(row.objects),
        objectBytes: Number(row.objectBytes),
      };
    },
    // Its items were told already: not again from the start.
    { retries: 0 },
  );
