import { AppError } from '@drydock/kernel';
import type { RegistryStore } from '@drydock/registry-core';
import { sqlStateOf, withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';
import { compareRepository } from './compare-repository.ts';
import { restoreRepository } from './restore-repository.ts';

/** Data exceptions and constraints (classes 22 and 23): a manifest that is whole by its digest, and forged or wrong. */
const isRefusedData = (error: unknown): boolean => /^2[23]/.test(sqlStateOf(error) ?? '');

type Methods = Pick<
  RegistryStore,
  'beginRebuild' | 'endRebuild' | 'restoreRepository' | 'compareRepository' | 'listRepositoriesById'
>;

export function rebuildTransitions(context: StoreContext): Methods {
  const { pool } = context;
  return {
    beginRebuild: () =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ is_under_way: boolean; is_empty: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM rebuilds) AS is_under_way,
                  NOT EXISTS (SELECT 1 FROM images) AND NOT EXISTS (SELECT 1 FROM blobs)
                    AND NOT EXISTS (SELECT 1 FROM objects) AS is_empty`,
        );
        const found = rows[0];
        if (found?.is_under_way) return;
        if (!found?.is_empty) {
          throw new AppError('conflict', {
            message:
              'The database is not empty: a rebuild is for one that was lost. What differs is told by comparing',
          });
        }
        await client.query(`INSERT INTO rebuilds DEFAULT VALUES ON CONFLICT DO NOTHING`);
      }),

    async endRebuild() {
      await pool.query(`DELETE FROM rebuilds`);
    },

    async restoreRepository(manifest, look) {
      try {
        // Not tried again here: the records are a stream. The job comes again, and this repository with it.
        return await withTransaction(pool, (client) => restoreRepository(client, context, [manifest, look]), {
          retries: 0,
        });
      } catch (error) {
        if (!isRefusedData(error)) throw error;
        throw new AppError('invalid_data', { message: 'The manifest contradicts itself', cause: error });
      }
    },

    compareRepository: (manifest, limit) =>
      withTransaction(pool, (client) => compareRepository(client, manifest, limit), {
        retries: 0,
        readOnlySnapshot: true,
      }),

    async listRepositoriesById({ after, limit }) {
      const { rows } = await pool.query<{ repository_id: string; name: string; is_pending: boolean }>(
        `SELECT repository_id, name, EXISTS (SELECT 1 FROM manifest_changes c WHERE c.repository_id = r.repository_id) AS is_pending
           FROM repositories r WHERE $1::uuid IS NULL OR repository_id > $1 ORDER BY repository_id LIMIT $2`,
        [after ?? null, limit],
      );
      return rows.map((row) => ({
        repositoryId: row.repository_id,
        name: row.name,
        isPending: row.is_pending,
      }));
    },
  };
}
