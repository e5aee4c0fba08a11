import type { CollectedBlob, CollectedImage, RegistryStore } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { isReferenceViolation } from './is-reference-violation.ts';
import { appendReview, imageReviewKey } from './append-review.ts';
import { doomObject } from './doom-object.ts';

interface Review {
  review_id: string;
  key: string;
}

/** Batches that are looked at to take one from. */
const spread = 20;

/** Where there are more than one worker can take, any of them, so that several workers meet few of each other's. */
function someOf<T>(rows: readonly T[], count: number): readonly T[] {
  if (rows.length <= count) return rows;
  const start = Math.floor(Math.random() * (rows.length - count + 1));
  return rows.slice(start, start + count);
}

type Methods = Pick<
  RegistryStore,
  'reviewImages' | 'reviewBlobs' | 'giveUpUploads' | 'reapObjects' | 'sweepTrash' | 'sweepHistory'
>;

/** What became of a review: `gone` deleted a row, `kept` is put back, `settled` needs no further look. */
type Outcome<T> = { readonly kind: 'gone'; readonly row: T } | { readonly kind: 'kept' | 'settled' };

/** Deletes the image when nothing holds it. */
async function reviewImage(
  client: Queryable,
  context: StoreContext,
  key: string,
): Promise<Outcome<CollectedImage>> {
  const [repositoryId, imageId] = key.split('/');
  const { rows } = await client.query<{ parent: string | null; digest: string | null }>(
    `DELETE FROM images i WHERE i.repository_id = $1 AND i.image_id = $2 AND i.lease_until < now()
        AND NOT EXISTS (SELECT 1 FROM tags x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
        AND NOT EXISTS (SELECT 1 FROM tag_history x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
        AND NOT EXISTS (SELECT 1 FROM trash_tags x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
        AND NOT EXISTS (SELECT 1 FROM images x WHERE x.repository_id = i.repository_id AND x.parent = i.image_id)
     RETURNING parent, digest`,
    [repositoryId, imageId],
  );
  const gone = rows[0];
  if (gone) {
    if (gone.parent !== null && repositoryId !== undefined) {
      const parent = imageReviewKey(repositoryId, gone.parent);
      await appendReview(client, context, { kind: 'image', key: parent, isCascade: true });
    }
    if (gone.digest !== null) {
      await appendReview(client, context, { kind: 'blob', key: gone.digest, isCascade: true });
    }
    return { kind: 'gone', row: { repositoryId: repositoryId ?? '', imageId: imageId ?? '' } };
  }
  // Held by a reference: the loss of that one appends a review of its own. Held by a lease only: looked at again.
  const leased = await client.query(
    `SELECT 1 FROM images WHERE repository_id = $1 AND image_id = $2 AND lease_until >= now()`,
    [repositoryId, imageId],
  );
  return { kind: leased.rowCount === 0 ? 'settled' : 'kept' };
}

async function reviewBlob(
  client: Queryable,
  context: StoreContext,
  digest: string,
): Promise<Outcome<CollectedBlob>> {
  const { rows } = await client.query<{ storage_key: string; size_bytes: string }>(
    `DELETE FROM blobs b WHERE b.digest = $1 AND NOT EXISTS (SELECT 1 FROM images i WHERE i.digest = b.digest)
     RETURNING storage_key, size_bytes`,
    [digest],
  );
  const gone = rows[0];
  if (!gone) return { kind: 'settled' };
  await doomObject(client, context, gone.storage_key);
  return { kind: 'gone', row: { digest, sizeBytes: Number(gone.size_bytes) } };
}

export function collectionTransitions(context: StoreContext): Methods {
  const { pool, windows } = context;

  /** One transaction per review: a foreign key that refuses ends it. What is not settled is put back, never dropped. */
  async function review<T>(
    kind: 'image' | 'blob',
    limit: number,
    {
      look,
      onGone,
    }: {
      readonly look: (client: Queryable, context: StoreContext, key: string) => Promise<Outcome<T>>;
      readonly onGone: ((row: T) => void) | undefined;
    },
  ): Promise<number> {
    const { rows: due } = await pool.query<Review>(
      `SELECT review_id, key FROM reviews WHERE kind = $1 AND due_at <= now() ORDER BY due_at LIMIT $2`,
      [kind, limit * spread],
    );
    const rows = someOf(due, limit);
    for (const row of rows) {
      const settle = async (client: Queryable, find: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
        // Another worker that has it settles it, or leaves it to whoever comes next.
        const taken = await client.query(
          `DELETE FROM reviews WHERE review_id = (SELECT review_id FROM reviews WHERE review_id = $1 FOR UPDATE SKIP LOCKED)`,
          [row.review_id],
        );
        if (taken.rowCount === 0) return { kind: 'settled' };
        const outcome = await find();
        if (outcome.kind === 'kept') await appendReview(client, context, { kind, key: row.key });
        return outcome;
      };
      try {
        const outcome = await withTransaction(pool, (client) =>
          settle(client, () => look(client, context, row.key)),
        );
        if (outcome.kind === 'gone') onGone?.(outcome.row);
      } catch (error) {
        if (!isReferenceViolation(error)) throw error;
        await withTransaction(pool, (client) => settle(client, () => Promise.resolve({ kind: 'kept' })));
      }
    }
    return rows.length;
  }

  return {
    reviewImages: (limit, onGone) => review('image', limit, { look: reviewImage, onGone }),
    reviewBlobs: (limit, onGone) => review('blob', limit, { look: reviewBlob, onGone }),

    async giveUpUploads(limit) {
      const { rowCount } = await pool.query(
        `UPDATE objects SET state = 'doomed', due_at = now(), given_up = true
          WHERE storage_key IN (
            SELECT storage_key FROM objects
             WHERE state = 'staged' AND heartbeat_at < now() - make_interval(secs => $1)
             ORDER BY heartbeat_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        [windows.uploadSilenceSeconds, limit],
      );
      return rowCount ?? 0;
    },

    reapObjects: (limit, remove) =>
      // Not tried again: `remove` has effects outside the database, harmless to repeat, at the next run.
      withTransaction(
        pool,
        async (client) => {
          const { rows } = await client.query<{
            storage_key: string;
            upload_id: string | null;
            given_up: boolean;
            size_bytes: string | null;
          }>(
            `SELECT storage_key, upload_id, given_up, size_bytes FROM objects WHERE state = 'doomed' AND due_at <= now()
              ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
            [limit],
          );
          if (rows.length === 0) return 0;
          const gone = await remove(
            rows.map((row) => ({
              storageKey: row.storage_key,
              uploadId: row.upload_id ?? undefined,
              sizeBytes: row.size_bytes === null ? undefined : Number(row.size_bytes),
            })),
          );
          // A key that was given up keeps its row for a second deletion, after the longest write that may still be under way.
          await client.query(`DELETE FROM objects WHERE storage_key = ANY ($1) AND NOT given_up`, [gone]);
          await client.query(
            `UPDATE objects SET given_up = false, due_at = now() + make_interval(secs => $2)
              WHERE storage_key = ANY ($1) AND given_up`,
            [gone, windows.longestWriteSeconds],
          );
          return rows.length;
        },
        { retries: 0 },
      ),

    sweepTrash: (limit) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ trash_id: string }>(
          `SELECT trash_id FROM trash WHERE purge_at <= now() ORDER BY purge_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
          [limit],
        );
        for (const { trash_id } of rows) {
          const images = await client.query<{ repository_id: string; image_id: string }>(
            `SELECT repository_id, image_id FROM trash_tags WHERE trash_id = $1`,
            [trash_id],
          );
          await client.query(`DELETE FROM trash WHERE trash_id = $1`, [trash_id]);
          for (const row of images.rows) {
            const key = imageReviewKey(row.repository_id, row.image_id);
            await appendReview(client, context, { kind: 'image', key });
          }
        }
        return rows.length;
      }),

    sweepHistory: (limit) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ repository_id: string; image_id: string }>(
          `DELETE FROM tag_history WHERE revision IN (
             SELECT revision FROM tag_history WHERE keep_until <= now() ORDER BY keep_until LIMIT $1 FOR UPDATE SKIP LOCKED)
           RETURNING repository_id, image_id`,
          [limit],
        );
        for (const row of rows) {
          const key = imageReviewKey(row.repository_id, row.image_id);
          await appendReview(client, context, { kind: 'image', key });
        }
        return rows.length;
      }),
  };
}
