import { randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { RegistryStore, RepositoryRow } from '@drydock/registry-core';
import { createBatcher, sqlState, sqlStateOf, withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { appendReview, imageReviewKey } from './append-review.ts';

const columns = `repository_id AS "repositoryId", name, access`;

export async function trashAll(
  client: Queryable,
  context: StoreContext,
  repositoryId: string,
): Promise<void> {
  const trashId = randomUUID();
  await client.query(
    `INSERT INTO trash (trash_id, repository_id, purge_at) VALUES ($1, $2, now() + make_interval(secs => $3))`,
    [trashId, repositoryId, context.windows.trashSeconds],
  );
  await client.query(
    `INSERT INTO trash_tags (trash_id, name, repository_id, image_id, client)
     SELECT $1, name, repository_id, image_id, client FROM tags WHERE repository_id = $2`,
    [trashId, repositoryId],
  );
  await client.query(`DELETE FROM tags WHERE repository_id = $1`, [repositoryId]);
}

/** The way back: the tags of the deletion of the whole repository. Tags deleted before it stay in the trash. */
export async function untrash(client: Queryable, context: StoreContext, repositoryId: string): Promise<void> {
  await client.query(
    `INSERT INTO tags (repository_id, name, image_id, client)
     SELECT t.repository_id, t.name, t.image_id, t.client
       FROM trash_tags t JOIN trash USING (trash_id) WHERE trash.repository_id = $1 AND trash.tag IS NULL`,
    [repositoryId],
  );
  const { rows } = await client.query<{ image_id: string }>(
    `SELECT t.image_id FROM trash_tags t JOIN trash USING (trash_id) WHERE trash.repository_id = $1 AND trash.tag IS NULL`,
    [repositoryId],
  );
  await client.query(`DELETE FROM trash WHERE repository_id = $1 AND tag IS NULL`, [repositoryId]);
  for (const row of rows) {
    await appendReview(client, context, { kind: 'image', key: imageReviewKey(repositoryId, row.image_id) });
  }
}

/**
 * A rebuild may have made a live repository that the hub, itself from an older backup, knows nothing of (version 0: the hub has said
 * nothing of it since). The hub's word counts, so that the name can be pushed to; what was there goes to the trash.
 */
async function makeWayForName(
  client: Queryable,
  context: StoreContext,
  { name, repositoryId }: { readonly name: string; readonly repositoryId: string },
): Promise<void> {
  const { rows } = await client.query<{ repository_id: string }>(
    `UPDATE repositories SET state = 'trashed'
      WHERE name = $1 AND state = 'live' AND version = 0 AND repository_id <> $2 RETURNING repository_id`,
    [name, repositoryId],
  );
  for (const row of rows) await trashAll(client, context, row.repository_id);
}

type Methods = Pick<
  RegistryStore,
  | 'saveRepository'
  | 'announceImages'
  | 'findRepositoryByName'
  | 'findRepository'
  | 'listRepositoriesThatAnnounced'
  | 'isAnnounced'
>;

export function repositoryTransitions(context: StoreContext): Methods {
  const { pool } = context;
  return {
    async saveRepository(state) {
      await withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ state: string; version: string }>(
          `SELECT state, version FROM repositories WHERE repository_id = $1 FOR NO KEY UPDATE`,
          [state.repositoryId],
        );
        const before = rows[0];
        if (before && Number(before.version) >= state.version) return;
        if (state.state === 'live') await makeWayForName(client, context, state);
        const parameters = [state.repositoryId, state.name, state.access, state.state, state.version];
        try {
          await client.query(
            `INSERT INTO repositories (repository_id, name, access, state, version) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (repository_id) DO UPDATE
               SET name = EXCLUDED.name, access = EXCLUDED.access, state = EXCLUDED.state, version = EXCLUDED.version
             WHERE repositories.version < EXCLUDED.version`,
            parameters,
          );
        } catch (error) {
          if (sqlStateOf(error) === sqlState.uniqueViolation) {
            throw new AppError('conflict', { message: 'A repository of this name exists', cause: error });
          }
          throw error;
        }
        if (before?.state !== 'trashed' && state.state === 'trashed')
          await trashAll(client, context, state.repositoryId);
        if (before?.state === 'trashed' && state.state === 'live')
          await untrash(client, context, state.repositoryId);
      });
    },

    async announceImages({ repositoryId, userId, imageIds }) {
      const { rowCount } = await pool.query(`SELECT 1 FROM repositories WHERE repository_id = $1`, [
        repositoryId,
      ]);
      if (rowCount === 0) throw new AppError('repository_not_found');
      await pool.query(
        `INSERT INTO announced_images (repository_id, image_id, user_id)
         SELECT $1, id, $3 FROM unnest($2::text[]) AS id GROUP BY id ORDER BY id ON CONFLICT DO NOTHING`,
        [repositoryId, imageIds, userId],
      );
    },

    findRepositoryByName: createBatcher<string, RepositoryRow | undefined>({
      load: async (names) => {
        const { rows } = await pool.query<RepositoryRow>({
          name: 'find-repositories-by-name',
          text: `SELECT ${columns} FROM repositories WHERE state = 'live' AND name = ANY($1::text[])`,
          values: [names],
        });
        const found = new Map(rows.map((row) => [row.name, row]));
        return names.map((name) => found.get(name));
      },
    }),

    findRepository: createBatcher<string, RepositoryRow | undefined>({
      load: async (ids) => {
        const { rows } = await pool.query<RepositoryRow>({
          name: 'find-repositories-by-id',
          text: `SELECT ${columns} FROM repositories WHERE state = 'live' AND repository_id = ANY($1::uuid[])`,
          values: [ids],
        });
        const found = new Map(rows.map((row) => [row.repositoryId, row]));
        return ids.map((id) => found.get(id));
      },
    }),

    async listRepositoriesThatAnnounced({ imageId, userId }) {
      const { rows } = await pool.query<RepositoryRow>(
        `SELECT ${columns} FROM repositories JOIN announced_images USING (repository_id)
          WHERE image_id = $1 AND user_id = $2 AND state = 'live' LIMIT 2`,
        [imageId, userId],
      );
      return rows;
    },

    async isAnnounced({ repositoryId, imageId }) {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM announced_images WHERE repository_id = $1 AND image_id = $2 LIMIT 1`,
        [repositoryId, imageId],
      );
      return rowCount !== 0;
    },
  };
}
