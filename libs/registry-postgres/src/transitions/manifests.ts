import type { ManifestPlace, RegistryStore } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { repositoryRecords } from './repository-records.ts';

interface RepositoryRow {
  name: string;
  access: 'public' | 'private';
  state: 'live' | 'trashed';
  version: string;
  created_at: Date;
  now: Date;
}

async function findPlace(client: Queryable, repositoryId: string): Promise<ManifestPlace | undefined> {
  const { rows } = await client.query<{ version: string; storage_key: string; previous_key: string | null }>(
    `SELECT version, storage_key, previous_key FROM manifests WHERE repository_id = $1`,
    [repositoryId],
  );
  const row = rows[0];
  return (
    row && {
      repositoryId,
      version: Number(row.version),
      storageKey: row.storage_key,
      previousKey: row.previous_key ?? undefined,
    }
  );
}

/** What was noted after the transaction's snapshot was taken is not seen here, and stays. */
const forgetChanges = (client: Queryable, repositoryId: string) =>
  client.query(`DELETE FROM manifest_changes WHERE repository_id = $1`, [repositoryId]);

type Methods = Pick<RegistryStore, 'listChangedRepositories' | 'writeManifest' | 'noteManifestChange'>;

export function manifestTransitions({ pool }: StoreContext): Methods {
  return {
    async listChangedRepositories(limit) {
      const { rows } = await pool.query<{ repository_id: string }>(
        `SELECT repository_id FROM manifest_changes GROUP BY repository_id ORDER BY min(changed_at) LIMIT $1`,
        [limit],
      );
      return rows.map((row) => row.repository_id);
    },

    writeManifest: (repositoryId, write) =>
      withTransaction(
        pool,
        async (client) => {
          const lock = await client.query<{ is_held: boolean }>(
            `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS is_held`,
            [`manifest ${repositoryId}`],
          );
          if (!lock.rows[0]?.is_held) return { kind: 'busy' };
          const place = await findPlace(client, repositoryId);
          const { rows } = await client.query<RepositoryRow>(
            `SELECT name, access, state, version, created_at, now() FROM repositories WHERE repository_id = $1`,
            [repositoryId],
          );
          const row = rows[0];
          await forgetChanges(client, repositoryId);
          if (!row) {
            await client.query(`DELETE FROM manifests WHERE repository_id = $1`, [repositoryId]);
            const keys = place ? [place.storageKey, place.previousKey] : [];
            return { kind: 'gone', keys: keys.filter((key) => key !== undefined) };
          }
          const written = await write({
            repository: {
              repository_id: repositoryId,
              name: row.name,
              access: row.access,
              state: row.state,
              repository_version: Number(row.version),
              created_at: row.created_at.toISOString(),
            },
            writtenAt: row.now,
            place,
            records: repositoryRecords(client, repositoryId),
          });
          await client.query(
            `INSERT INTO manifests (repository_id, version, storage_key) VALUES ($1, $2, $3)
             ON CONFLICT (repository_id) DO UPDATE SET version = EXCLUDED.version, storage_key = EXCLUDED.storage_key,
               previous_key = manifests.storage_key, written_at = now()`,
            [repositoryId, written.version, written.storageKey],
          );
          return { kind: 'written', outdatedKey: place?.previousKey };
        },
        // Not tried again here: `write` has effects outside the database. The changes stay, so the job comes again.
        { retries: 0, isSnapshot: true },
      ),

    async noteManifestChange(repositoryId) {
      await pool.query(`INSERT INTO manifest_changes (repository_id) VALUES ($1)`, [repositoryId]);
    },
  };
}
