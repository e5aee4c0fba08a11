import type pg from 'pg';
import type { HubStore, RepositoryState, TokenRow } from '@drydock/hub-core';
import { withTransaction } from '@drydock/postgres';

const columns = `t.token_id AS "tokenId", r.name AS repository, t.access, t.user_id AS "userId", u.username,
  t.issued_at AS "issuedAt", t.expires_at AS "expiresAt", t.revoked_at AS "revokedAt"`;
const source = `tokens t JOIN repositories r USING (repository_id) LEFT JOIN users u ON u.user_id = t.user_id`;
const outboxBatch = 500;

type Methods = Pick<
  HubStore,
  | 'addToken'
  | 'isTokenLive'
  | 'findToken'
  | 'listTokens'
  | 'revokeTokens'
  | 'removeExpiredTokens'
  | 'drainOutbox'
  | 'check'
>;

interface OutboxRow {
  outbox_id: string;
  kind: 'repository' | 'revocation';
  subject_id: string;
  state: RepositoryState | null;
  expires_at: number | null;
}

const selectOutbox = `
  SELECT o.outbox_id, o.kind, o.subject_id, extract(epoch FROM t.expires_at)::double precision AS expires_at,
         CASE WHEN r.repository_id IS NOT NULL THEN json_build_object(
           'repositoryId', r.repository_id, 'name', r.name, 'access', r.access, 'state', r.state, 'version', r.version) END AS state
    FROM outbox o
    LEFT JOIN repositories r ON o.kind = 'repository' AND r.repository_id = o.subject_id
    LEFT JOIN tokens t ON o.kind = 'revocation' AND t.token_id = o.subject_id
   ORDER BY o.outbox_id LIMIT ${String(outboxBatch)}`;

/** Each repository is a step of its own; revocations that follow each other are one, since many may come from one lost right. */
function stepsOf(rows: readonly OutboxRow[]): readonly (readonly OutboxRow[])[] {
  const steps: OutboxRow[][] = [];
  for (const row of rows) {
    const last = steps.at(-1);
    if (last && row.kind === 'revocation' && last[0]?.kind === 'revocation') last.push(row);
    else steps.push([row]);
  }
  return steps;
}

export function tokenQueries(pool: pg.Pool): Methods {
  return {
    async addToken(token) {
      await pool.query(
        `INSERT INTO tokens (token_id, repository_id, user_id, access, links, issued_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, to_timestamp($6), to_timestamp($7))`,
        [
          token.tokenId,
          token.repositoryId,
          token.userId ?? null,
          token.access,
          token.links,
          token.issuedAt,
          token.expiresAt,
        ],
      );
    },
    async isTokenLive(tokenId) {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM tokens WHERE token_id = $1 AND revoked_at IS NULL AND expires_at > now()`,
        [tokenId],
      );
      return rowCount !== 0;
    },
    async findToken(tokenId) {
      const { rows } = await pool.query<TokenRow>(`SELECT ${columns} FROM ${source} WHERE t.token_id = $1`, [
        tokenId,
      ]);
      return rows[0];
    },
    async listTokens({ userId, after, limit }) {
      const { rows } = await pool.query<TokenRow>(
        `SELECT ${columns} FROM ${source}
          WHERE ($1::uuid IS NULL OR t.user_id = $1) AND t.expires_at > now()
            AND ($2::uuid IS NULL OR (t.issued_at, t.token_id) < (SELECT issued_at, token_id FROM tokens WHERE token_id = $2))
          ORDER BY t.issued_at DESC, t.token_id DESC LIMIT $3`,
        [userId ?? null, after ?? null, limit],
      );
      return rows;
    },
    revokeTokens: (filter) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ tokenId: string; expiresAt: number }>(
          `WITH concerned AS (
             SELECT repository_id FROM repositories WHERE namespace = $3 OR repository_id = $4
           ), revoked AS (
             UPDATE tokens t SET revoked_at = now()
              WHERE revoked_at IS NULL AND expires_at > now()
                AND ($1::uuid IS NULL OR token_id = $1)
                AND ($2::uuid IS NULL OR user_id = $2)
                AND (($3::text IS NULL AND $4::uuid IS NULL) OR repository_id IN (SELECT repository_id FROM concerned)
                     OR links && ARRAY (SELECT repository_id FROM concerned))
                AND NOT coalesce(user_id = ANY ($5::uuid[]), false)
             RETURNING token_id, expires_at
           ), told AS (
             INSERT INTO outbox (kind, subject_id) SELECT 'revocation', token_id FROM revoked
           )
           SELECT token_id AS "tokenId", extract(epoch FROM expires_at)::double precision AS "expiresAt" FROM revoked`,
          [
            filter.tokenId ?? null,
            filter.userId ?? null,
            filter.namespace ?? null,
            filter.repositoryId ?? null,
            filter.exceptUserIds ?? [],
          ],
        );
        return rows;
      }),

    async removeExpiredTokens(limit) {
      const { rowCount } = await pool.query(
        `DELETE FROM tokens WHERE token_id IN (
           SELECT token_id FROM tokens WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
        [limit],
      );
      return rowCount ?? 0;
    },

    drainOutbox: (deliver) =>
      withTransaction(
        pool,
        async (client) => {
          // One at a time keeps the order; whoever waits here finds the work done.
          await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('drydock hub outbox', 0))`);
          const { rows } = await client.query<OutboxRow>(selectOutbox);
          const delivered: string[] = [];
          const told = new Set<string>();
          let failure: unknown;
          for (const step of stepsOf(rows)) {
            try {
              const fresh = step.filter((row) => !told.has(row.subject_id));
              const [first] = fresh;
              if (first?.kind === 'repository') {
                if (first.state) await deliver.repository(first.state);
              } else {
                const tokens = fresh.flatMap(({ subject_id: tokenId, expires_at: expiresAt }) =>
                  expiresAt === null ? [] : [{ tokenId, expiresAt }],
                );
                if (tokens.length > 0) await deliver.revocations(tokens);
              }
              for (const row of step) {
                told.add(row.subject_id);
                delivered.push(row.outbox_id);
              }
            } catch (error) {
              failure = error;
              break;
            }
          }
          await client.query(`DELETE FROM outbox WHERE outbox_id = ANY ($1::bigint[])`, [delivered]);
          return { count: delivered.length, failure };
        },
        { lockTimeoutMs: 10_000 },
      ).then(({ count, failure }) => {
        if (failure !== undefined) throw failure;
        return count;
      }),

    async check() {
      await pool.query('SELECT 1');
    },
  };
}
