import type { Mutation } from '../model/mutation.ts';

const replacing =
  (from: string, to: string) =>
  (sql: string): string =>
    sql.replace(from, to);

const dropForeignKeys = `
  DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
              WHERE contype = 'f' AND connamespace = 'registry'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.owner, c.conname); END LOOP;
  END $$`;

export const noForeignKey: Mutation = { name: 'no foreign key', alter: dropForeignKeys };

export const publishBeforeEnd: Mutation = {
  name: 'publish before the upload ends',
  commitAnswersEarly: true,
};

export const keyReused: Mutation = {
  name: 'reuse of a key',
  storageKey: () => 'blobs/of-its-layer/1',
  rewrite: replacing(
    `INSERT INTO objects (storage_key, state) VALUES ($1, 'staged')`,
    `INSERT INTO objects (storage_key, state) VALUES ($1, 'staged')
     ON CONFLICT (storage_key) DO UPDATE SET state = 'staged', due_at = NULL, heartbeat_at = now() WHERE objects.state = 'doomed'`,
  ),
};

export const objectFirst: Mutation = {
  name: 'object deleted before the row',
  async beforeStatement({ text, values }, { database, objects }) {
    if (!text.startsWith('SELECT review_id') || values[0] !== 'blob') return;
    const { rows } = await database.pool.query<{ storage_key: string }>(
      `SELECT storage_key FROM blobs b JOIN reviews r ON r.kind = 'blob' AND r.key = b.digest
        WHERE r.due_at <= now() AND NOT EXISTS (SELECT 1 FROM images i WHERE i.digest = b.digest)`,
    );
    for (const row of rows) objects.remove(row.storage_key);
  },
};

export const noLease: Mutation = {
  name: 'no lease',
  rewrite: replacing('AND i.lease_until < now()', ''),
};

export const noChainWalk: Mutation = {
  name: 'no chain walk at tag',
  rewrite: replacing(
    `c.state = 'complete' AND coalesce(b.state = 'available', false) AS whole`,
    'true AS whole',
  ),
};

export const reviewsOnce: Mutation = {
  name: 'ON CONFLICT DO NOTHING reviews',
  alter: 'CREATE UNIQUE INDEX reviews_once ON registry.reviews (kind, key)',
  rewrite: (sql) => (sql.includes('INSERT INTO reviews') ? `${sql} ON CONFLICT DO NOTHING` : sql),
};

export const verdictByDigest: Mutation = {
  name: 'verdict without storage key',
  rewrite: replacing('WHERE digest = $1 AND storage_key = $2', 'WHERE digest = $1 AND $2::text IS NOT NULL'),
};

export const deletedOnce: Mutation = {
  name: 'a key that was given up is deleted once',
  rewrite: replacing('WHERE storage_key = ANY ($1) AND NOT given_up', 'WHERE storage_key = ANY ($1)'),
};

export const leasedReviewDropped: Mutation = {
  name: 'a review that meets a lease is dropped',
  rewrite: replacing('image_id = $2 AND lease_until >= now()', 'image_id = $2 AND false'),
};
