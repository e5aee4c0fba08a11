import type { RegistryStore, StoredBlob } from '@drydock/registry-core';
import type { StoreContext } from '../store-context.ts';

type Methods = Pick<
  RegistryStore,
  | 'listBlobsReadBefore'
  | 'sumBlobsReadBefore'
  | 'listScrubDue'
  | 'listFailedBlobs'
  | 'claimWork'
  | 'releaseWork'
>;

interface BlobRow {
  digest: string;
  storage_key: string;
  size_bytes: string;
}
interface FailedRow extends BlobRow {
  state: 'corrupt' | 'missing';
  verified_at: Date | null;
  diff_id: string | null;
  images: string;
  repositories: string[];
}

const columns = 'digest, storage_key, size_bytes';
const toBlob = (row: BlobRow): StoredBlob => ({
  digest: row.digest,
  storageKey: row.storage_key,
  sizeBytes: Number(row.size_bytes),
});

/** Which blobs are to be read again, and which were found broken. */
export function scrubQueries({ pool }: StoreContext): Methods {
  return {
    async listBlobsReadBefore({ time, after, limit }) {
      const { rows } = await pool.query<BlobRow>(
        `SELECT ${columns} FROM blobs WHERE (verified_at IS NULL OR verified_at < $1) AND digest > $2 ORDER BY digest LIMIT $3`,
        [time, after, limit],
      );
      return rows.map(toBlob);
    },

    async sumBlobsReadBefore(time) {
      const { rows } = await pool.query<{ blobs: string; bytes: string }>(
        `SELECT count(*) AS blobs, coalesce(sum(size_bytes), 0) AS bytes FROM blobs WHERE verified_at IS NULL OR verified_at < $1`,
        [time],
      );
      return { blobs: Number(rows[0]?.blobs ?? 0), bytes: Number(rows[0]?.bytes ?? 0) };
    },

    async listScrubDue({ periodSeconds, limit }) {
      const { rows } = await pool.query<BlobRow>(
        `SELECT ${columns} FROM blobs
          WHERE state = 'available' AND verified_at < now() - make_interval(secs => $1) ORDER BY verified_at LIMIT $2`,
        [periodSeconds, limit],
      );
      return rows.map(toBlob);
    },

    async listFailedBlobs({ after, limit }) {
      const { rows } = await pool.query<FailedRow>(
        `SELECT b.digest, b.storage_key, b.size_bytes, b.state, b.verified_at, b.diff_id,
                (SELECT count(*) FROM images i WHERE i.digest = b.digest) AS images,
                ARRAY(SELECT DISTINCT r.name FROM images i JOIN repositories r USING (repository_id)
                       WHERE i.digest = b.digest ORDER BY r.name LIMIT 10) AS repositories
           FROM blobs b WHERE b.state <> 'available' AND b.digest > $1 ORDER BY b.digest LIMIT $2`,
        [after, limit],
      );
      return rows.map((row) => ({
        ...toBlob(row),
        state: row.state,
        foundAt: row.verified_at?.toISOString() ?? null,
        diffId: row.diff_id,
        images: Number(row.images),
        repositories: row.repositories,
      }));
    },

    async claimWork({ name, holder, seconds }) {
      const { rowCount } = await pool.query(
        `INSERT INTO work_claims (name, holder, held_until) VALUES ($1, $2, now() + make_interval(secs => $3))
         ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, held_until = EXCLUDED.held_until
          WHERE work_claims.holder = EXCLUDED.holder OR work_claims.held_until < now()`,
        [name, holder, seconds],
      );
      return rowCount === 1;
    },

    async releaseWork({ name, holder }) {
      await pool.query(`DELETE FROM work_claims WHERE name = $1 AND holder = $2`, [name, holder]);
    },
  };
}
