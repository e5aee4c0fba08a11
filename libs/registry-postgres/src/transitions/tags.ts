import { randomUUID } from 'node:crypto';
import { AppError, type ImageId } from '@drydock/kernel';
import type { ImageKey, RegistryStore, TagMove, TagRow, TagTarget } from '@drydock/registry-core';
import { createBatcher, withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { appendReview, imageReviewKey } from './append-review.ts';
import { isWhole, readChain } from './images.ts';

interface Row {
  name: string;
  image_id: ImageId;
  moved_at: Date;
  client: Record<string, string>;
}

const toTag = (row: Row): TagRow => ({
  name: row.name,
  imageId: row.image_id,
  movedAt: row.moved_at,
  client: row.client,
});

/** Held until the end, so that no tag slips into a repository that goes to the trash meanwhile. */
export async function holdLiveRepository(client: Queryable, repositoryId: string): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM repositories WHERE repository_id = $1 AND state = 'live' FOR SHARE`,
    [repositoryId],
  );
  if (rowCount === 0) throw new AppError('repository_not_found');
}

/**
 * Foreign keys prove that a chain is there; only this walk proves that it is complete. Locks from child to base, then looks
 * again, since a wait for a lock may have changed what was seen before it.
 */
async function assertChainComplete(client: Queryable, move: ImageKey): Promise<void> {
  const locked = new Set<string>();
  for (const link of await readChain(client, move)) {
    await client.query(`SELECT 1 FROM images WHERE repository_id = $1 AND image_id = $2 FOR SHARE`, [
      move.repositoryId,
      link.image_id,
    ]);
    locked.add(link.image_id);
  }
  const links = await readChain(client, move);
  if (!isWhole(links) || !links.every((link) => locked.has(link.image_id))) {
    throw new AppError('image_not_found');
  }
}

type Target = Row & { readonly moved_by: string | null; readonly token_id: string | null };

/**
 * Puts the tag where it is to point. @returns where it pointed before. A tag that another transaction made since the look is not
 * written over unseen, or what that one pointed at would be lost with no trace and no review: it is looked at again.
 */
async function writeTag(client: Queryable, move: TagMove): Promise<Target | undefined> {
  const values = [
    move.repositoryId,
    move.tag,
    move.imageId,
    move.userId ?? null,
    move.tokenId ?? null,
    move.client,
  ];
  for (;;) {
    const { rows } = await client.query<Target>(
      `SELECT name, image_id, moved_at, client, moved_by, token_id FROM tags WHERE repository_id = $1 AND name = $2 FOR UPDATE`,
      [move.repositoryId, move.tag],
    );
    const written = await client.query(
      rows[0]
        ? `UPDATE tags SET image_id = $3, moved_at = now(), moved_by = $4, token_id = $5, client = $6
            WHERE repository_id = $1 AND name = $2`
        : `INSERT INTO tags (repository_id, name, image_id, moved_by, token_id, client) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT DO NOTHING`,
      values,
    );
    if (written.rowCount === 1) return rows[0];
  }
}

/** Inserts or moves the tag, and keeps what it pointed at for the history window. */
export async function pointTag(client: Queryable, context: StoreContext, move: TagMove): Promise<void> {
  const before = await writeTag(client, move);
  if (!before || before.image_id === move.imageId) return;
  // Engines up to 0.6.2 tag every ancestor in turn: moves of one push are one entry, that of the target before it.
  const isSamePush = move.tokenId !== undefined && before.token_id === move.tokenId;
  if (!isSamePush) {
    await client.query(
      `INSERT INTO tag_history (repository_id, tag, image_id, moved_at, moved_by, replaced_by_token, keep_until)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
      [
        move.repositoryId,
        move.tag,
        before.image_id,
        before.moved_at,
        before.moved_by,
        move.tokenId ?? null,
        context.windows.historySeconds,
      ],
    );
  }
  await appendReview(client, context, {
    kind: 'image',
    key: imageReviewKey(move.repositoryId, before.image_id),
  });
}

type Methods = Pick<
  RegistryStore,
  'listTags' | 'findTag' | 'moveTag' | 'trashTags' | 'listTagHistory' | 'restoreTagRevision'
>;

export function tagTransitions(context: StoreContext): Methods {
  const { pool, windows } = context;

  const trashOne = async (client: Queryable, repositoryId: string, row: Row): Promise<void> => {
    const trashId = randomUUID();
    await client.query(
      `INSERT INTO trash (trash_id, repository_id, tag, purge_at) VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
      [trashId, repositoryId, row.name, windows.trashSeconds],
    );
    await client.query(
      `INSERT INTO trash_tags (trash_id, name, repository_id, image_id, client) VALUES ($1, $2, $3, $4, $5)`,
      [trashId, row.name, repositoryId, row.image_id, row.client],
    );
    await client.query(`DELETE FROM tags WHERE repository_id = $1 AND name = $2`, [repositoryId, row.name]);
    await appendReview(client, context, { kind: 'image', key: imageReviewKey(repositoryId, row.image_id) });
  };

  return {
    listTags: createBatcher<string, readonly TagTarget[]>({
      load: async (repositoryIds) => {
        const { rows } = await pool.query<TagTarget & { readonly repositoryId: string }>({
          name: 'list-tags',
          text: `SELECT repository_id AS "repositoryId", name, image_id AS "imageId" FROM tags
                  WHERE repository_id = ANY($1::uuid[]) ORDER BY repository_id, name`,
          values: [[...new Set(repositoryIds)]],
        });
        const lists = new Map<string, TagTarget[]>(repositoryIds.map((id) => [id, []]));
        for (const row of rows) lists.get(row.repositoryId)?.push(row);
        return repositoryIds.map((id) => lists.get(id) ?? []);
      },
    }),

    async findTag({ repositoryId, tag }) {
      const { rows } = await pool.query<Row>({
        name: 'find-tag',
        text: `SELECT name, image_id, moved_at, client FROM tags WHERE repository_id = $1 AND name = $2`,
        values: [repositoryId, tag],
      });
      return rows[0] && toTag(rows[0]);
    },

    async moveTag(move) {
      await withTransaction(pool, async (client) => {
        await holdLiveRepository(client, move.repositoryId);
        await assertChainComplete(client, move);
        await pointTag(client, context, move);
      });
    },

    trashTags: ({ repositoryId, tag }) =>
      withTransaction(pool, async (client) => {
        await holdLiveRepository(client, repositoryId);
        const { rows } = await client.query<Row>(
          `SELECT name, image_id, moved_at, client FROM tags
            WHERE repository_id = $1 AND ($2::text IS NULL OR name = $2) ORDER BY name FOR UPDATE`,
          [repositoryId, tag ?? null],
        );
        for (const row of rows) await trashOne(client, repositoryId, row);
        return rows.length;
      }),

    async listTagHistory({ repositoryId, tag }) {
      const { rows } = await pool.query<{
        revision: string;
        image_id: string;
        moved_at: Date;
        keep_until: Date | null;
        moved_by: string | null;
      }>(
        `SELECT 0 AS revision, image_id, moved_at, NULL AS keep_until, moved_by FROM tags WHERE repository_id = $1 AND name = $2
         UNION ALL
         SELECT revision, image_id, moved_at, keep_until, moved_by FROM tag_history WHERE repository_id = $1 AND tag = $2
         ORDER BY moved_at DESC LIMIT 1000`,
        [repositoryId, tag],
      );
      return rows.map((row) => ({
        revision: Number(row.revision),
        imageId: row.image_id,
        movedAt: row.moved_at.toISOString(),
        keepUntil: row.keep_until?.toISOString() ?? null,
        movedBy: row.moved_by,
      }));
    },

    restoreTagRevision: ({ repositoryId, tag, revision, userId }) =>
      withTransaction(pool, async (client) => {
        await holdLiveRepository(client, repositoryId);
        const { rows } = await client.query<{ image_id: ImageId }>(
          `SELECT image_id FROM tag_history WHERE repository_id = $1 AND tag = $2 AND revision = $3 FOR SHARE`,
          [repositoryId, tag, revision],
        );
        const row = rows[0];
        if (!row) throw new AppError('tag_not_found', { message: 'This tag has no such revision' });
        const move = { repositoryId, tag, imageId: row.image_id, userId, tokenId: undefined, client: {} };
        await assertChainComplete(client, move);
        await pointTag(client, context, move);
      }),
  };
}
