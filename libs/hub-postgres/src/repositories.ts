import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { AppError } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, Viewer } from '@drydock/hub-core';
import { sqlState, sqlStateOf, withTransaction } from '@drydock/postgres';

const columns = `repository_id AS "repositoryId", name, namespace, access, state, deletion_unconfirmed AS "isDeletionUnconfirmed",
  description, star_count AS "starCount", version::integer AS version, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** With the parameters `$1` (administrator), `$2` (user id), `$3` (username): rows that this viewer may read. */
const isReadable = `(access = 'public' OR $1 OR namespace = $3 OR EXISTS (
  SELECT 1 FROM grants g WHERE g.user_id = $2 AND g.namespace = repositories.namespace AND g.repository IN ('', repositories.name)))`;
const viewerValues = (viewer: Viewer) => [viewer.isAdmin, viewer.userId ?? null, viewer.username ?? null];

/** Nobody pages further, and counting all that a common word finds would take longer than finding them. */
const mostCounted = 10_000;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

type Methods = Pick<
  HubStore,
  | 'findRepositoryByName'
  | 'findRepository'
  | 'listRepositoriesById'
  | 'ensureRepository'
  | 'changeRepository'
  | 'trashRepository'
  | 'confirmDeletion'
  | 'findUnconfirmedDeletion'
  | 'restoreRepository'
  | 'listRepositories'
  | 'listWritableRepositoryIds'
  | 'listReaderIds'
  | 'search'
  | 'listLinkable'
  | 'addImages'
  | 'listImages'
>;

export function repositoryQueries(pool: pg.Pool): Methods {
  const one = async (where: string, values: readonly unknown[]): Promise<HubRepositoryRow | undefined> => {
    const { rows } = await pool.query<HubRepositoryRow>(
      `SELECT ${columns} FROM repositories WHERE ${where}`,
      [...values],
    );
    return rows[0];
  };
  /** Changes a row, lets its version grow, and leaves word for the registry. */
  const change = (client: pg.ClientBase, set: string, where: string, values: readonly unknown[]) =>
    client.query<HubRepositoryRow>(
      `WITH changed AS (
         UPDATE repositories SET ${set}, version = version + 1, updated_at = now() WHERE ${where} RETURNING *
       ), told AS (
         INSERT INTO outbox (kind, subject_id) SELECT 'repository', repository_id FROM changed
       )
       SELECT ${columns} FROM changed`,
      [...values],
    );

  return {
    findRepositoryByName: (name) => one(`state = 'live' AND name = $1`, [name]),
    findRepository: (repositoryId) => one(`repository_id = $1`, [repositoryId]),
    async findUnconfirmedDeletion(name) {
      const last = await one(
        `namespace = split_part($1, '/', 1) AND name = $1 ORDER BY updated_at DESC LIMIT 1`,
        [name],
      );
      return last?.isDeletionUnconfirmed ? last : undefined;
    },

    async listRepositoriesById(repositoryIds) {
      const { rows } = await pool.query<HubRepositoryRow>(
        `SELECT ${columns} FROM repositories WHERE state = 'live' AND repository_id = ANY ($1::uuid[])`,
        [repositoryIds],
      );
      return rows;
    },

    async ensureRepository({ name, namespace, access }) {
      await withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ repository_id: string }>(
          `INSERT INTO repositories (repository_id, name, namespace, access) VALUES ($1, $2, $3, $4)
           ON CONFLICT (name) WHERE state = 'live' DO NOTHING RETURNING repository_id`,
          [randomUUID(), name, namespace, access],
        );
        if (rows[0]) {
          await client.query(`INSERT INTO outbox (kind, subject_id) VALUES ('repository', $1)`, [
            rows[0].repository_id,
          ]);
        }
      });
      const row = await one(`state = 'live' AND name = $1`, [name]);
      if (!row) throw new AppError('unavailable');
      return row;
    },

    changeRepository: (repositoryId, { access, description }) =>
      withTransaction(pool, async (client) => {
        const { rows } = await change(
          client,
          `access = coalesce($2, access), description = coalesce($3, description)`,
          `repository_id = $1 AND state = 'live'`,
          [repositoryId, access ?? null, description ?? null],
        );
        if (!rows[0]) throw new AppError('repository_not_found');
        return rows[0];
      }),

    trashRepository: (repositoryId) =>
      withTransaction(pool, async (client) => {
        const { rows } = await change(
          client,
          `state = 'trashed', deletion_unconfirmed = true`,
          `repository_id = $1 AND state = 'live'`,
          [repositoryId],
        );
        return rows[0];
      }),

    async confirmDeletion(repositoryId) {
      const { rowCount } = await pool.query(
        `UPDATE repositories SET deletion_unconfirmed = false WHERE repository_id = $1 AND state = 'trashed' AND deletion_unconfirmed`,
        [repositoryId],
      );
      return rowCount !== 0;
    },

    restoreRepository: (repositoryId) =>
      withTransaction(pool, async (client) => {
        const { rows } = await change(
          client,
          `state = 'live', deletion_unconfirmed = false`,
          `repository_id = $1 AND state = 'trashed'`,
          [repositoryId],
        );
        if (!rows[0]) throw new AppError('not_found');
        return rows[0];
      }).catch((error: unknown) => {
        if (sqlStateOf(error) !== sqlState.uniqueViolation) throw error;
        throw new AppError('conflict', { message: 'A repository of this name exists', cause: error });
      }),

    async listRepositories({ viewer, namespace, after, limit }) {
      const { rows } = await pool.query<HubRepositoryRow>(
        `SELECT ${columns} FROM repositories
          WHERE state = 'live' AND ${isReadable} AND ($4::text IS NULL OR namespace = $4) AND name > $5 ORDER BY name LIMIT $6`,
        [...viewerValues(viewer), namespace ?? null, after ?? '', limit],
      );
      return rows;
    },

    async listWritableRepositoryIds(viewer) {
      const { rows } = await pool.query<{ repository_id: string }>(
        `SELECT repository_id FROM repositories
          WHERE ($1 OR namespace = $3 OR EXISTS (
            SELECT 1 FROM grants g WHERE g.user_id = $2 AND g.namespace = repositories.namespace
               AND g.repository IN ('', repositories.name) AND g.level IN ('write', 'admin')))
          ORDER BY updated_at DESC LIMIT 10000`,
        viewerValues(viewer),
      );
      return rows.map((row) => row.repository_id);
    },

    async listReaderIds(repositoryId) {
      const { rows } = await pool.query<{ user_id: string }>(
        `SELECT u.user_id FROM repositories r JOIN users u
             ON u.is_admin OR (u.username = r.namespace AND r.namespace <> 'library') OR EXISTS (
               SELECT 1 FROM grants g WHERE g.user_id = u.user_id AND g.namespace = r.namespace AND g.repository IN ('', r.name))
          WHERE r.repository_id = $1`,
        [repositoryId],
      );
      return rows.map((row) => row.user_id);
    },

    async search({ text, viewer, limit, offset }) {
      const matches = `state = 'live' AND ${isReadable} AND ($4 = '' OR search_text LIKE lower($5) OR search_words @@ plainto_tsquery('simple', $4))`;
      const values = [...viewerValues(viewer), text, `%${escapeLike(text.replace(/[\r\n]+/g, ' '))}%`];
      const ranking = `namespace <> 'library', star_count DESC, name`;
      // Materialised, or the planner may walk the whole ranking in search of a word that is rarer than it thinks.
      const { rows: found } = await pool.query<{ total: number; ids: string[] }>(
        `WITH found AS MATERIALIZED (
           SELECT repository_id, namespace, star_count, name FROM repositories WHERE ${matches} LIMIT $6::integer + 1
         )
         SELECT count(*)::integer AS total,
                coalesce((array_agg(repository_id ORDER BY ${ranking}))[$8::integer + 1 : $8::integer + $7::integer], '{}') AS ids FROM found`,
        [...values, mostCounted, limit, offset],
      );
      const { total = 0, ids = [] } = found[0] ?? {};
      const { rows } =
        total > mostCounted && offset < mostCounted
          ? await pool.query<HubRepositoryRow>(
              `SELECT ${columns} FROM repositories WHERE ${matches} ORDER BY ${ranking} LIMIT $6 OFFSET $7`,
              [...values, limit, offset],
            )
          : await pool.query<HubRepositoryRow>(
              `SELECT ${columns} FROM repositories WHERE repository_id = ANY ($1::uuid[]) ORDER BY ${ranking}`,
              [ids],
            );
      return { total: Math.min(total, mostCounted), items: rows };
    },

    async listLinkable({ namespace, viewer, except, limit }) {
      const { rows } = await pool.query<{ repository_id: string }>(
        `SELECT repository_id FROM repositories
          WHERE state = 'live' AND repository_id <> $5
            AND ((namespace = $4 AND ${isReadable}) OR (namespace = 'library' AND access = 'public'))
          ORDER BY namespace = 'library', updated_at DESC LIMIT $6`,
        [...viewerValues(viewer), namespace, except, limit],
      );
      return rows.map((row) => row.repository_id);
    },

    async addImages(repositoryId, images) {
      // One image may be in the list several times, once for each of its tags.
      const checksums = new Map<string, string | undefined>();
      for (const { id, checksum } of images) checksums.set(id, checksum ?? checksums.get(id));
      await pool.query(
        `INSERT INTO repository_images (repository_id, image_id, checksum)
         SELECT $1, i.id, i.checksum FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS i (id, checksum, place) ORDER BY i.place
         ON CONFLICT (repository_id, image_id)
           DO UPDATE SET checksum = EXCLUDED.checksum WHERE EXCLUDED.checksum IS NOT NULL`,
        [repositoryId, [...checksums.keys()], [...checksums.values()].map((checksum) => checksum ?? null)],
      );
    },

    async listImages(repositoryId) {
      const { rows } = await pool.query<{ image_id: string; checksum: string | null }>(
        `SELECT image_id, checksum FROM repository_images WHERE repository_id = $1 ORDER BY position`,
        [repositoryId],
      );
      return rows.map((row) => ({ id: row.image_id, checksum: row.checksum ?? undefined }));
    },
  };
}
