import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { AppError } from '@drydock/kernel';
import type { HubStore, UserRow } from '@drydock/hub-core';
import { sqlState, sqlStateOf, withTransaction } from '@drydock/postgres';

const columns = `user_id AS "userId", username, email, password_hash AS "passwordHash",
  given_password_hash AS "givenPasswordHash", is_admin AS "isAdmin",
  is_active AS "isActive", version, created_at AS "createdAt"`;

const rethrowTaken = (error: unknown): never => {
  if (sqlStateOf(error) === sqlState.uniqueViolation) throw new AppError('user_exists', { cause: error });
  throw error;
};

type Methods = Pick<
  HubStore,
  | 'findUserByName'
  | 'findUser'
  | 'isNameOrEmailTaken'
  | 'addUser'
  | 'changeUser'
  | 'listUsers'
  | 'hasActiveAdministrator'
>;

export function userQueries(pool: pg.Pool): Methods {
  return {
    async findUserByName(username) {
      const { rows } = await pool.query<UserRow>(`SELECT ${columns} FROM users WHERE username = $1`, [
        username,
      ]);
      return rows[0];
    },
    async findUser(userId) {
      const { rows } = await pool.query<UserRow>(`SELECT ${columns} FROM users WHERE user_id = $1`, [userId]);
      return rows[0];
    },
    async isNameOrEmailTaken({ username, email }) {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM users WHERE username = $1 OR ($2 <> '' AND lower(email) = lower($2)) LIMIT 1`,
        [username, email],
      );
      return rowCount !== 0;
    },
    async addUser(user) {
      try {
        const { rows } = await pool.query<UserRow>(
          `INSERT INTO users (user_id, username, email, password_hash, is_admin, is_active, given_password_hash)
           VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`,
          [
            randomUUID(),
            user.username,
            user.email ?? null,
            user.passwordHash,
            user.isAdmin,
            user.isActive,
            user.givenPasswordHash ?? null,
          ],
        );
        const row = rows[0];
        if (!row) throw new AppError('internal');
        return row;
      } catch (error) {
        return rethrowTaken(error);
      }
    },
    changeUser: (username, change) =>
      withTransaction(pool, async (client) => {
        // All administrators are locked, so that two at once cannot each take the other for the one that stays.
        const { rows: administrators } = await client.query<{ username: string }>(
          `SELECT username FROM users WHERE is_admin AND is_active ORDER BY user_id FOR UPDATE`,
        );
        const isLast = administrators.length === 1 && administrators[0]?.username === username;
        if (isLast && (change.isActive === false || change.isAdmin === false))
          throw new AppError('last_administrator');
        const { rows } = await client.query<UserRow>(
          `UPDATE users SET is_active = coalesce($2, is_active), is_admin = coalesce($3, is_admin),
                  password_hash = coalesce($4, password_hash), added_email = coalesce($5, added_email),
                  email = coalesce(email, $5), given_password_hash = coalesce($6, given_password_hash),
                  version = version + 1
            WHERE username = $1 RETURNING ${columns}`,
          [
            username,
            change.isActive ?? null,
            change.isAdmin ?? null,
            change.passwordHash ?? null,
            change.addedEmail ?? null,
            change.givenPasswordHash ?? null,
          ],
        );
        const row = rows[0];
        if (!row) throw new AppError('user_not_found');
        return row;
      }).catch(rethrowTaken),
    async listUsers({ after, limit }) {
      const { rows } = await pool.query<UserRow>(
        `SELECT ${columns} FROM users WHERE username > $1 ORDER BY username LIMIT $2`,
        [after ?? '', limit],
      );
      return rows;
    },
    async hasActiveAdministrator() {
      const { rowCount } = await pool.query(`SELECT 1 FROM users WHERE is_admin AND is_active LIMIT 1`);
      return rowCount !== 0;
    },
  };
}
