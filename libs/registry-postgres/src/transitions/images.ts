import { AppError, type Digest, type ImageId } from '@drydock/kernel';
import type { ImageKey, ImageRow, ImageState, RegistryStore } from '@drydock/registry-core';
import { sqlState, sqlStateOf, withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { appendReview, imageReviewKey } from './append-review.ts';

interface Row {
  repository_id: string;
  image_id: ImageId;
  parent: ImageId | null;
  state: ImageState;
  json_revision: number;
  payload_checksum: string | null;
  tarsums: string[];
  expected_checksum: string | null;
  digest: Digest | null;
  storage_key: string | null;
  size_bytes: string | null;
  blob_state: string | null;
}

const selectImage = `
  SELECT i.repository_id, i.image_id, i.parent, i.state, i.json_revision, i.payload_checksum, i.tarsums, i.expected_checksum,
         i.digest, b.storage_key, b.size_bytes, b.state AS blob_state
    FROM images i LEFT JOIN blobs b ON b.digest = i.digest
   WHERE i.repository_id = $1 AND i.image_id = $2`;

function toImage(row: Row): ImageRow {
  const isReadable = row.blob_state === 'available';
  return {
    repositoryId: row.repository_id,
    imageId: row.image_id,
    parent: row.parent ?? undefined,
    state: row.state !== 'json' && !isReadable ? 'json' : row.state,
    jsonRevision: row.json_revision,
    payloadChecksum: row.payload_checksum ?? undefined,
    tarsums: row.tarsums,
    expectedChecksum: row.expected_checksum ?? undefined,
    blob:
      row.digest === null || row.storage_key === null || !isReadable
        ? undefined
        : { digest: row.digest, storageKey: row.storage_key, sizeBytes: Number(row.size_bytes) },
  };
}

/** Every link of the chain, self first. Bounded, since rows of another version might hold what foreign keys cannot refuse. */
const chain = `
  WITH RECURSIVE chain AS (
    SELECT i.repository_id, i.image_id, i.parent, i.state, i.digest, 1 AS depth
      FROM images i WHERE i.repository_id = $1 AND i.image_id = $2
    UNION ALL
    SELECT p.repository_id, p.image_id, p.parent, p.state, p.digest, c.depth + 1
      FROM chain c JOIN images p ON p.repository_id = c.repository_id AND p.image_id = c.parent
     WHERE c.depth < 10000
  )
  SELECT c.image_id, c.parent, c.state = 'complete' AND coalesce(b.state = 'available', false) AS whole
    FROM chain c LEFT JOIN blobs b ON b.digest = c.digest ORDER BY c.depth`;

interface Link {
  image_id: ImageId;
  parent: ImageId | null;
  whole: boolean;
}

export async function readChain(client: Queryable, key: ImageKey): Promise<readonly Link[]> {
  const { rows } = await client.query<Link>(chain, [key.repositoryId, key.imageId]);
  return rows;
}

const isWhole = (links: readonly Link[]): boolean =>
  links.length > 0 && links.every((link) => link.whole) && links.at(-1)?.parent === null;

/** Raised only when it moves by more than half, so that a push of many calls does not write at each. */
const renew = `
  UPDATE images SET lease_until = now() + make_interval(secs => $3)
   WHERE repository_id = $1 AND image_id = $2 AND lease_until < now() + make_interval(secs => $3::double precision / 2)`;

type Methods = Pick<
  RegistryStore,
  'findImage' | 'findJson' | 'renewLease' | 'saveJson' | 'linkChain' | 'listAncestry'
>;

export function imageTransitions(context: StoreContext): Methods {
  const { pool, windows } = context;

  async function insertImage(client: Queryable, image: Parameters<Methods['saveJson']>[0]): Promise<void> {
    await client.query(
      `INSERT INTO images (repository_id, image_id, parent, json, expected_checksum, expectation_required, lease_until)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
      [
        image.repositoryId,
        image.imageId,
        image.parent ?? null,
        image.json,
        image.requiredChecksum ?? null,
        image.requiredChecksum !== undefined,
        windows.leaseSeconds,
      ],
    );
    await appendReview(client, context, {
      kind: 'image',
      key: imageReviewKey(image.repositoryId, image.imageId),
    });
  }

  return {
    async findImage({ repositoryId, imageId }) {
      const { rows } = await pool.query<Row>(selectImage, [repositoryId, imageId]);
      return rows[0] && toImage(rows[0]);
    },

    async findJson({ repositoryId, imageId }) {
      const { rows } = await pool.query<{ json: Buffer }>(
        `SELECT json FROM images WHERE repository_id = $1 AND image_id = $2`,
        [repositoryId, imageId],
      );
      return rows[0]?.json;
    },

    async renewLease({ repositoryId, imageId }) {
      const { rowCount } = await pool.query(renew, [repositoryId, imageId, windows.leaseSeconds]);
      if (rowCount !== 0) return true;
      const found = await pool.query(`SELECT 1 FROM images WHERE repository_id = $1 AND image_id = $2`, [
        repositoryId,
        imageId,
      ]);
      return found.rowCount !== 0;
    },

    async saveJson(image) {
      const key = [image.repositoryId, image.imageId];
      try {
        await withTransaction(pool, async (client) => {
          const { rows } = await client.query<{
            parent: string | null;
            state: string;
            digest: string | null;
            blob_state: string | null;
          }>(
            `SELECT parent, state, digest, (SELECT b.state FROM blobs b WHERE b.digest = images.digest) AS blob_state
               FROM images WHERE repository_id = $1 AND image_id = $2 FOR NO KEY UPDATE`,
            key,
          );
          const before = rows[0];
          if (!before) {
            await insertImage(client, image);
            return;
          }
          if (before.state === 'complete' && before.blob_state === 'available')
            throw new AppError('image_exists');
          if (before.parent !== (image.parent ?? null)) {
            // The parent never changes in place, so that a cycle cannot arise: the row is replaced, which its children refuse.
            await client.query(`DELETE FROM images WHERE repository_id = $1 AND image_id = $2`, key);
            await insertImage(client, image);
          } else {
            // A complete image whose blob broke keeps pointing there until a layer heals it: its tags stay.
            await client.query(
              `UPDATE images SET json = $3, json_revision = json_revision + 1, expected_checksum = $4, expectation_required = $5,
                      state = CASE WHEN state = 'complete' THEN state ELSE 'json' END,
                      digest = CASE WHEN state = 'complete' THEN digest END,
                      payload_checksum = NULL, tarsums = '{}',
                      lease_until = greatest(lease_until, now() + make_interval(secs => $6))
                WHERE repository_id = $1 AND image_id = $2`,
              [
                ...key,
                image.json,
                image.requiredChecksum ?? null,
                image.requiredChecksum !== undefined,
                windows.leaseSeconds,
              ],
            );
          }
          if (before.digest !== null && before.state !== 'complete') {
            await appendReview(client, context, { kind: 'blob', key: before.digest });
          }
        });
      } catch (error) {
        const state = sqlStateOf(error);
        if (state === sqlState.uniqueViolation) throw new AppError('unavailable', { cause: error });
        if (state !== sqlState.foreignKeyViolation) throw error;
        const isDeletion = error instanceof Error && /update or delete/.test(error.message);
        throw new AppError(isDeletion ? 'parent_in_use' : 'parent_missing', { cause: error });
      }
    },

    async linkChain({ repositoryId, imageId, fromRepositoryIds }) {
      for (const fromId of fromRepositoryIds) {
        const links = await readChain(pool, { repositoryId: fromId, imageId });
        if (!isWhole(links)) continue;
        try {
          const linked = await withTransaction(pool, async (client) => {
            for (const link of [...links].reverse()) {
              const { rowCount } = await client.query(
                `INSERT INTO images (repository_id, image_id, parent, json, state, digest, payload_checksum, tarsums, lease_until)
                 SELECT $2, image_id, parent, json, state, digest, payload_checksum, tarsums, now() + make_interval(secs => $4)
                   FROM images WHERE repository_id = $1 AND image_id = $3 AND state = 'complete'
                 ON CONFLICT (repository_id, image_id) DO NOTHING`,
                [fromId, repositoryId, link.image_id, windows.leaseSeconds],
              );
              if (rowCount !== 0) {
                await appendReview(client, context, {
                  kind: 'image',
                  key: imageReviewKey(repositoryId, link.image_id),
                });
              }
            }
            // Rows that were here before may differ from the source's: only a chain that is whole now counts.
            if (!isWhole(await readChain(client, { repositoryId, imageId })))
              throw new AppError('image_not_found');
            await client.query(renew, [repositoryId, imageId, windows.leaseSeconds]);
            return true;
          });
          if (linked) return true;
        } catch (error) {
          // The source went in between: as if it had never been there.
          if (!AppError.is(error, 'image_not_found') && sqlStateOf(error) !== sqlState.foreignKeyViolation)
            throw error;
        }
      }
      return false;
    },

    async listAncestry(key) {
      const links = await readChain(pool, key);
      return isWhole(links) ? links.map((link) => link.image_id) : undefined;
    },
  };
}
