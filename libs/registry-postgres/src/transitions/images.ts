import { AppError, type Digest, type ImageId, type Visibility } from '@drydock/kernel';
import type { ImageKey, ImageRow, ImageState, RegistryStore } from '@drydock/registry-core';
import { createBatcher, withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { isReferenceViolation } from './is-reference-violation.ts';
import { appendReview, imageReviewKey } from './append-review.ts';
import { renewLease } from './renew-lease.ts';
import { saveJson } from './save-json.ts';

interface Row {
  parent: ImageId | null;
  state: ImageState;
  json_revision: string;
  payload_checksum: string | null;
  tarsums: string[];
  expected_checksum: string | null;
  is_lease_fresh: boolean;
  digest: Digest | null;
  storage_key: string | null;
  size_bytes: string | null;
  is_unread: boolean | null;
}

/** Few, since naming and parsing each costs as much as finding it. A storage key is there for bytes that can be read. */
const columns = `
  i.parent, i.state, i.json_revision, i.payload_checksum, i.tarsums, i.expected_checksum,
  i.lease_until >= now() + make_interval(secs => $LEASE::double precision / 2) AS is_lease_fresh,
  i.digest, CASE WHEN b.state = 'available' THEN b.storage_key END AS storage_key, b.size_bytes,
  b.verified_at IS NULL AND b.unread_key = b.storage_key AS is_unread`;
const source = `
  images i JOIN repositories r ON r.repository_id = i.repository_id AND r.state = 'live'
  LEFT JOIN blobs b ON b.digest = i.digest`;
const selectImages = `
  SELECT k.position, ${columns.replace('$LEASE', '$3')}
    FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS k (repository_id, image_id, position)
    JOIN (${source}) ON i.repository_id = k.repository_id AND i.image_id = k.image_id`;
const selectCandidates = `
  SELECT i.repository_id, ${columns.replace('$LEASE', '$2')}, r.access, encode(sha256(i.json), 'hex') AS json_sha256 FROM ${source}
   WHERE i.image_id = $1 LIMIT 200`;

function toImage({ repositoryId, imageId }: ImageKey, row: Row): ImageRow {
  const isReadable = row.storage_key !== null;
  return {
    repositoryId,
    imageId,
    parent: row.parent ?? undefined,
    state: row.state !== 'json' && !isReadable ? 'json' : row.state,
    jsonRevision: Number(row.json_revision),
    payloadChecksum: row.payload_checksum ?? undefined,
    tarsums: row.tarsums,
    expectedChecksum: row.expected_checksum ?? undefined,
    isLeaseFresh: row.is_lease_fresh,
    isBroken: row.state !== 'json' && !isReadable,
    blob:
      row.digest === null || row.storage_key === null
        ? undefined
        : {
            digest: row.digest,
            storageKey: row.storage_key,
            sizeBytes: Number(row.size_bytes),
            isUnread: row.is_unread === true,
          },
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

export interface Link {
  image_id: ImageId;
  parent: ImageId | null;
  whole: boolean;
}

export async function readChain(client: Queryable, key: ImageKey): Promise<readonly Link[]> {
  const { rows } = await client.query<Link>({
    name: 'read-chain',
    text: chain,
    values: [key.repositoryId, key.imageId],
  });
  return rows;
}

export const isWhole = (links: readonly Link[]): boolean =>
  links.length > 0 && links.every((link) => link.whole) && links.at(-1)?.parent === null;

type Methods = Pick<
  RegistryStore,
  | 'findImage'
  | 'listCandidates'
  | 'findJson'
  | 'renewLease'
  | 'saveJson'
  | 'linkChain'
  | 'listAncestry'
  | 'listChainFiles'
  | 'listChecksums'
>;

export function imageTransitions(context: StoreContext): Methods {
  const { pool, windows } = context;

  return {
    findImage: createBatcher<ImageKey, ImageRow | undefined>({
      load: async (keys) => {
        const { rows } = await pool.query<Row & { position: string }>({
          name: 'find-images',
          text: selectImages,
          values: [keys.map((key) => key.repositoryId), keys.map((key) => key.imageId), windows.leaseSeconds],
        });
        const found = new Map(rows.map((row) => [Number(row.position), row]));
        return keys.map((key, index) => {
          const row = found.get(index + 1);
          return row && toImage(key, row);
        });
      },
    }),

    async listCandidates(imageId) {
      const { rows } = await pool.query<
        Row & { repository_id: string; access: Visibility; json_sha256: string }
      >({
        name: 'list-candidates',
        text: selectCandidates,
        values: [imageId, windows.leaseSeconds],
      });
      return rows.map((row) => ({
        image: toImage({ repositoryId: row.repository_id, imageId }, row),
        access: row.access,
        jsonSha256: row.json_sha256,
      }));
    },

    async findJson({ repositoryId, imageId }) {
      const { rows } = await pool.query<{ json: Buffer; json_revision: string }>(
        `SELECT json, json_revision FROM images WHERE repository_id = $1 AND image_id = $2`,
        [repositoryId, imageId],
      );
      return rows[0] && { json: rows[0].json, jsonRevision: Number(rows[0].json_revision) };
    },

    async renewLease({ repositoryId, imageId }) {
      const values = [repositoryId, imageId, windows.leaseSeconds];
      for (;;) {
        const renewed = await pool.query(renewLease, values);
        if (renewed.rowCount !== 0) return true;
        // Looked at anew: what was fresh at the first statement may be so no more when this one comes late.
        const { rows } = await pool.query<{ is_fresh: boolean }>(
          `SELECT lease_until >= now() + make_interval(secs => $3::double precision / 2) AS is_fresh
             FROM images WHERE repository_id = $1 AND image_id = $2`,
          values,
        );
        if (!rows[0]) return false;
        if (rows[0].is_fresh) return true;
      }
    },

    saveJson: (image) => saveJson(context, image),

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
            await client.query(renewLease, [repositoryId, imageId, windows.leaseSeconds]);
            return true;
          });
          if (linked) return true;
        } catch (error) {
          // The source went in between: as if it had never been there.
          if (!AppError.is(error, 'image_not_found') && !isReferenceViolation(error)) throw error;
        }
      }
      return false;
    },

    async listChainFiles({ repositoryId, imageId }) {
      const { rows } = await pool.query<{ digest: string; storage_key: string; files: unknown }>(
        `WITH RECURSIVE chain AS (
           SELECT i.parent, i.digest, 1 AS depth FROM images i WHERE i.repository_id = $1 AND i.image_id = $2
           UNION ALL
           SELECT p.parent, p.digest, c.depth + 1 FROM chain c
             JOIN images p ON p.repository_id = $1 AND p.image_id = c.parent WHERE c.depth < 10000
         )
         SELECT b.digest, b.storage_key, b.files FROM chain c JOIN blobs b ON b.digest = c.digest ORDER BY c.depth`,
        [repositoryId, imageId],
      );
      return rows.map((row) => ({
        digest: row.digest,
        storageKey: row.storage_key,
        files: row.files ?? undefined,
      }));
    },

    async listChecksums(repositoryId) {
      const { rows } = await pool.query<{ image_id: string; payload_checksum: string | null }>(
        `SELECT image_id, payload_checksum FROM images WHERE repository_id = $1 AND state = 'complete'
          ORDER BY created_at, image_id`,
        [repositoryId],
      );
      return rows.map((row) => ({
        imageId: row.image_id,
        ...(row.payload_checksum === null ? {} : { checksum: row.payload_checksum }),
      }));
    },

    async listAncestry(key) {
      const links = await readChain(pool, key);
      return isWhole(links) ? links.map((link) => link.image_id) : undefined;
    },
  };
}
