import type { RegistryStore } from '@drydock/registry-core';
import type { StoreContext } from '../store-context.ts';

type Methods = Pick<
  RegistryStore,
  | 'countUnsoundBlobs'
  | 'findBlob'
  | 'listUnverified'
  | 'saveVerdict'
  | 'revokeTokens'
  | 'listRevokedTokens'
  | 'check'
>;

export function verificationTransitions({ pool }: StoreContext): Methods {
  return {
    async findBlob(digest) {
      const { rows } = await pool.query<{ storage_key: string; size_bytes: string }>(
        `SELECT storage_key, size_bytes FROM blobs WHERE digest = $1`,
        [digest],
      );
      const row = rows[0];
      return row && { storageKey: row.storage_key, sizeBytes: Number(row.size_bytes) };
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

    async revokeTokens(tokens) {
      await pool.query(
        `INSERT INTO revoked_tokens (token_id, expires_at)
         SELECT t.id, to_timestamp(t.expires) FROM unnest($1::uuid[], $2::double precision[]) AS t (id, expires)
         ON CONFLICT DO NOTHING`,
        [tokens.map((token) => token.tokenId), tokens.map((token) => token.expiresAt)],
      );
    },

    async listRevokedTokens() {
      await pool.query(`DELETE FROM revoked_tokens WHERE expires_at < now() - interval '1 hour'`);
      const { rows } = await pool.query<{ token_id: string }>(`SELECT token_id FROM revoked_tokens`);
      return rows.map((row) => row.token_id);
    },

    async check() {
      await pool.query('SELECT 1');
    },
  };
}
