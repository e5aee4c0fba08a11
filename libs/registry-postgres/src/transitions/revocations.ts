import type { RegistryStore } from '@drydock/registry-core';
import type { StoreContext } from '../store-context.ts';

type Methods = Pick<RegistryStore, 'revokeTokens' | 'listRevokedTokens' | 'check'>;

export function revocationTransitions({ pool }: StoreContext): Methods {
  return {
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
