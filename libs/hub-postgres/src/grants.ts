import type pg from 'pg';
import { AccessLevel, AppError } from '@drydock/kernel';
import type { GrantRow, HubStore } from '@drydock/hub-core';

type Methods = Pick<HubStore, 'listGrants' | 'saveGrant' | 'removeGrant' | 'findLevel'>;

export function grantQueries(pool: pg.Pool): Methods {
  return {
    async listGrants({ namespace, repository }) {
      const { rows } = await pool.query<GrantRow>(
        `SELECT g.namespace, nullif(g.repository, '') AS repository, u.username, g.level
           FROM grants g JOIN users u USING (user_id)
          WHERE ($1::text IS NULL OR g.namespace = $1) AND ($2::text IS NULL OR g.repository = $2)
          ORDER BY g.namespace, g.repository, u.username LIMIT 1000`,
        [namespace ?? null, repository ?? null],
      );
      return rows;
    },
    async saveGrant({ namespace, repository, userId, level }) {
      await pool.query(
        `INSERT INTO grants (namespace, repository, user_id, level) VALUES ($1, $2, $3, $4)
         ON CONFLICT (user_id, namespace, repository) DO UPDATE SET level = EXCLUDED.level`,
        [namespace, repository ?? '', userId, level],
      );
    },
    async removeGrant({ namespace, repository, userId }) {
      const { rowCount } = await pool.query(
        `DELETE FROM grants WHERE namespace = $1 AND repository = $2 AND user_id = $3`,
        [namespace, repository ?? '', userId],
      );
      if (rowCount === 0) throw new AppError('not_found');
    },
    async findLevel({ userId, namespace, repository }) {
      const { rows } = await pool.query<{ level: AccessLevel }>(
        `SELECT level FROM grants WHERE user_id = $1 AND namespace = $2 AND repository IN ('', $3)`,
        [userId, namespace, repository ?? ''],
      );
      return rows.reduce<AccessLevel>((level, row) => AccessLevel.max(level, row.level), 'none');
    },
  };
}
