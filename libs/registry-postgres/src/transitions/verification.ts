import type { FailedBlob, RegistryStore, VerificationStore } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';
import { doomObject, doomUpload } from './doom-object.ts';

type Methods = Pick<
  RegistryStore,
  | 'countUnsoundBlobs'
  | 'findBlob'
  | 'listUnverified'
  | 'saveVerdict'
  | 'listImagesWithoutSums'
  | 'saveSums'
  | 'healBlob'
  | 'keepStaged'
>;

interface BlobRow {
  storage_key: string;
  size_bytes: string;
  state: FailedBlob['state'] | 'available';
}

export function verificationTransitions(context: StoreContext): Methods {
  const { pool } = context;
  return {
    async findBlob(digest) {
      const { rows } = await pool.query<BlobRow>(
        `SELECT storage_key, size_bytes, state FROM blobs WHERE digest = $1`,
        [digest],
      );
      const row = rows[0];
      return row && { storageKey: row.storage_key, sizeBytes: Number(row.size_bytes), state: row.state };
    },

    async listUnverified(limit) {
      const { rows } = await pool.query<{ digest: string; storageKey: string }>(
        `SELECT digest, storage_key AS "storageKey" FROM blobs
          WHERE verified_at IS NULL AND state = 'available' ORDER BY created_at LIMIT $1`,
        [limit],
      );
      return rows;
    },

    async countUnsoundBlobs() {
      const { rows } = await pool.query<{ corrupt: number; missing: number }>(
        `SELECT count(*) FILTER (WHERE state = 'corrupt')::int AS corrupt,
                count(*) FILTER (WHERE state = 'missing')::int AS missing
           FROM blobs WHERE state <> 'available'`,
      );
      return rows[0] ?? { corrupt: 0, missing: 0 };
    },

    async saveVerdict(verdict) {
      const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
      await pool.query(
        `UPDATE blobs SET state = $3, verified_at = now(), diff_id = coalesce($4, diff_id),
                facts = coalesce($5::jsonb, facts), files = coalesce($6::jsonb, files)
          WHERE digest = $1 AND storage_key = $2`,
        [
          verdict.digest,
          verdict.storageKey,
          verdict.state,
          verdict.diffId ?? null,
          json(verdict.facts),
          json(verdict.files),
        ],
      );
    },

    async listImagesWithoutSums(digest, limit) {
      const { rows } = await pool.query<{
        repository_id: string;
        image_id: ImageIdOfRow;
        json: Buffer;
        json_revision: string;
        has_payload: boolean;
      }>(
        `SELECT repository_id, image_id, json, json_revision, payload_checksum IS NOT NULL AS has_payload FROM images
          WHERE digest = $1 AND (payload_checksum IS NULL OR tarsums = '{}') ORDER BY created_at LIMIT $2`,
        [digest, limit],
      );
      return rows.map((row) => ({
        repositoryId: row.repository_id,
        imageId: row.image_id,
        json: row.json,
        jsonRevision: Number(row.json_revision),
        hasPayloadChecksum: row.has_payload,
      }));
    },

    async saveSums({ repositoryId, imageId, jsonRevision, digest, payloadChecksum, tarsums }) {
      await pool.query(
        `UPDATE images SET payload_checksum = coalesce(payload_checksum, $5),
                tarsums = CASE WHEN tarsums = '{}' THEN $6::text[] ELSE tarsums END
          WHERE repository_id = $1 AND image_id = $2 AND json_revision = $3 AND digest = $4`,
        [repositoryId, imageId, jsonRevision, digest, payloadChecksum ?? null, tarsums],
      );
    },

    async keepStaged(storageKey) {
      const { rowCount } = await pool.query(
        `UPDATE objects SET heartbeat_at = now() WHERE storage_key = $1 AND state = 'staged'`,
        [storageKey],
      );
      return rowCount === 1;
    },

    healBlob: ({ digest, storageKey, sizeBytes }) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<BlobRow>(
          `SELECT storage_key, size_bytes, state FROM blobs WHERE digest = $1 FOR NO KEY UPDATE`,
          [digest],
        );
        const [old] = rows;
        if (!old || old.state === 'available') {
          await doomUpload(client, context, { storageKey, from: 'any' });
          return old ? 'healthy' : 'gone';
        }
        const staged = await client.query(
          `UPDATE objects SET state = 'live', size_bytes = $2 WHERE storage_key = $1 AND state = 'staged'`,
          [storageKey, sizeBytes],
        );
        if (staged.rowCount === 0) return 'lost';
        await client.query(
          `UPDATE blobs SET storage_key = $2, size_bytes = $3, state = 'available', verified_at = NULL WHERE digest = $1`,
          [digest, storageKey, sizeBytes],
        );
        await doomObject(client, context, old.storage_key);
        return 'healed';
      }),
  };
}

type ImageIdOfRow = Awaited<ReturnType<VerificationStore['listImagesWithoutSums']>>[number]['imageId'];
