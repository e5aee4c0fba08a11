import { AppError } from '@drydock/kernel';
import type { RegistryStore, TrashRow } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';
import { appendReview, imageReviewKey } from './append-review.ts';

interface Row {
  trash_id: string;
  repository_id: string;
  name: string;
  tag: string | null;
  deleted_at: Date;
  purge_at: Date;
  size_bytes: string;
}

/** The bytes of all distinct blobs in the chains of the entry's tags. */
const selectTrash = `
  SELECT t.trash_id, t.repository_id, r.name, t.tag, t.deleted_at, t.purge_at, coalesce(size.bytes, 0) AS size_bytes
    FROM trash t JOIN repositories r USING (repository_id)
    LEFT JOIN LATERAL (
      WITH RECURSIVE chain AS (
        SELECT i.repository_id, i.image_id, i.parent, i.digest FROM trash_tags x
          JOIN images i ON i.repository_id = x.repository_id AND i.image_id = x.image_id WHERE x.trash_id = t.trash_id
        UNION
        SELECT p.repository_id, p.image_id, p.parent, p.digest FROM chain c
          JOIN images p ON p.repository_id = c.repository_id AND p.image_id = c.parent
      )
      SELECT sum(b.size_bytes) AS bytes FROM blobs b WHERE b.digest IN (SELECT digest FROM chain)
    ) size ON true`;

const toTrash = (row: Row): TrashRow => ({
  id: row.trash_id,
  repositoryId: row.repository_id,
  repository: row.name,
  tag: row.tag,
  deletedAt: row.deleted_at.toISOString(),
  purgeAt: row.purge_at.toISOString(),
  sizeBytes: Number(row.size_bytes),
});

type Methods = Pick<RegistryStore, 'listTrash' | 'findTrash' | 'restoreTag' | 'purgeTrash'>;

export function trashTransitions(context: StoreContext): Methods {
  const { pool } = context;
  return {
    async listTrash({ repositoryIds, after, limit }) {
      const { rows } = await pool.query<Row>(
        `${selectTrash}
          WHERE ($1::uuid[] IS NULL OR t.repository_id = ANY ($1))
            AND ($2::uuid IS NULL OR (t.deleted_at, t.trash_id) < (SELECT deleted_at, trash_id FROM trash WHERE trash_id = $2))
          ORDER BY t.deleted_at DESC, t.trash_id DESC LIMIT $3`,
        [repositoryIds ?? null, after ?? null, limit],
      );
      return rows.map(toTrash);
    },

    async findTrash(trashId) {
      const { rows } = await pool.query<Row>(`${selectTrash} WHERE t.trash_id = $1`, [trashId]);
      return rows[0] && toTrash(rows[0]);
    },

    restoreTag: (trashId) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ state: string }>(
          `SELECT r.state FROM repositories r JOIN trash USING (repository_id) WHERE trash_id = $1 FOR SHARE OF r`,
          [trashId],
        );
        const repository = rows[0];
        if (!repository) throw new AppError('not_found');
        if (repository.state !== 'live')
          throw new AppError('conflict', { message: 'The repository itself is deleted: restore it first' });
        const entry = await client.query(`SELECT 1 FROM trash WHERE trash_id = $1 FOR UPDATE`, [trashId]);
        if (entry.rowCount === 0) throw new AppError('not_found');
        const restored = await client.query<{ image_id: string }>(
          `INSERT INTO tags (repository_id, name, image_id, client)
           SELECT repository_id, name, image_id, client FROM trash_tags WHERE trash_id = $1
           ON CONFLICT DO NOTHING RETURNING image_id`,
          [trashId],
        );
        if (restored.rowCount === 0) throw new AppError('conflict', { message: 'A tag of this name exists' });
        await client.query(`DELETE FROM trash WHERE trash_id = $1`, [trashId]);
      }),

    purgeTrash: (trashId) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ repository_id: string; image_id: string }>(
          `SELECT repository_id, image_id FROM trash_tags WHERE trash_id = $1`,
          [trashId],
        );
        const { rowCount } = await client.query(`DELETE FROM trash WHERE trash_id = $1`, [trashId]);
        if (rowCount === 0) throw new AppError('not_found');
        for (const row of rows) {
          await appendReview(client, context, {
            kind: 'image',
            key: imageReviewKey(row.repository_id, row.image_id),
          });
        }
      }),
  };
}
