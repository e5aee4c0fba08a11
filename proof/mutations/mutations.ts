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

export const failedDeletedOnce: Mutation = {
  name: 'the key of a failed upload is deleted once',
  rewrite: replacing(
    'due_at = now() + make_interval(secs => $2), given_up = true',
    'due_at = now() + make_interval(secs => $2)',
  ),
};

export const revisionKept: Mutation = {
  name: 'a JSON that comes again keeps its revision',
  rewrite: replacing("json_revision = nextval('json_revisions')", 'json_revision = json_revision'),
};

export const imageNotLocked: Mutation = {
  name: 'the image of a publication is not locked',
  rewrite: (sql) => (sql.includes('expectation_required\n') ? sql.replace('FOR NO KEY UPDATE', '') : sql),
};

export const blobNotLocked: Mutation = {
  name: 'a blob whose key is replaced is not locked',
  rewrite: replacing('FROM blobs WHERE digest = $1 FOR NO KEY UPDATE', 'FROM blobs WHERE digest = $1'),
};

export const givenUpPublished: Mutation = {
  name: 'an upload that was given up is published',
  rewrite: replacing(
    `SET state = 'live', size_bytes = $2 WHERE storage_key = $1 AND state = 'staged'`,
    `SET state = 'live', due_at = NULL, given_up = false, size_bytes = $2 WHERE storage_key = $1`,
  ),
};

export const toldWithoutLease: Mutation = {
  name: 'told of an image without a lease',
  rewrite: (sql) =>
    sql
      .replace(
        'AND lease_until < now() + make_interval(secs => $3',
        'AND false AND now() < now() + make_interval(secs => $3',
      )
      .replace('SELECT lease_until >= now() +', 'SELECT true OR lease_until >= now() +'),
};

export const repositoryNotHeld: Mutation = {
  name: 'the repository of a tag is not held',
  rewrite: replacing(
    `SELECT 1 FROM repositories WHERE repository_id = $1 AND state = 'live' FOR SHARE`,
    `SELECT 1 FROM repositories WHERE repository_id = $1 AND state = 'live'`,
  ),
};

export const tagWrittenOver: Mutation = {
  name: 'a tag that was made meanwhile is written over',
  rewrite: (sql) =>
    sql.startsWith('INSERT INTO tags (repository_id, name, image_id, moved_by')
      ? sql.replace(
          'ON CONFLICT DO NOTHING',
          'ON CONFLICT (repository_id, name) DO UPDATE SET image_id = EXCLUDED.image_id',
        )
      : sql,
};
