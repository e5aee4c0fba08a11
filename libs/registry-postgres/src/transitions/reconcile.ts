import type { ManifestPlace, ObjectRow, RegistryStore } from '@drydock/registry-core';
import type { StoreContext } from '../store-context.ts';

interface Row {
  storage_key: string;
  state: ObjectRow['state'];
  is_quarantined: boolean;
  is_settled: boolean;
  digest: string | null;
  size_bytes: string;
  blob_state: 'available' | 'corrupt' | 'missing';
}

const selectObjects = `
  SELECT o.storage_key, o.state, o.quarantined_at IS NOT NULL AS is_quarantined,
         o.heartbeat_at < to_timestamp($1) - make_interval(secs => $2) AS is_settled,
         b.digest, b.size_bytes, b.state AS blob_state
    FROM objects o LEFT JOIN blobs b ON b.storage_key = o.storage_key`;

const toObjectRow = (row: Row): ObjectRow => ({
  storageKey: row.storage_key,
  state: row.state,
  isQuarantined: row.is_quarantined,
  isSettled: row.is_settled,
  blob:
    row.digest === null
      ? undefined
      : { digest: row.digest, sizeBytes: Number(row.size_bytes), state: row.blob_state },
});

interface PlaceRow {
  repository_id: string;
  version: string;
  storage_key: string;
  previous_key: string | null;
}

const selectPlaces = `SELECT repository_id, version, storage_key, previous_key FROM manifests`;
const toPlace = (row: PlaceRow): ManifestPlace => ({
  repositoryId: row.repository_id,
  version: Number(row.version),
  storageKey: row.storage_key,
  previousKey: row.previous_key ?? undefined,
});

type Methods = Pick<
  RegistryStore,
  | 'beginReconciliation'
  | 'listObjectRows'
  | 'findObjectRows'
  | 'findManifests'
  | 'listManifests'
  | 'quarantineObjects'
  | 'markMissing'
  | 'markFound'
>;

export function reconcileTransitions({ pool, windows }: StoreContext): Methods {
  return {
    async beginReconciliation() {
      const { rows } = await pool.query<{ now: Date; is_rebuilding: boolean; rows: string }>(
        `SELECT now(), EXISTS (SELECT 1 FROM rebuilds) AS is_rebuilding, (SELECT count(*) FROM objects) AS rows`,
      );
      const [row] = rows;
      if (!row) throw new Error('a select that gives no row');
      return { startedAtMs: row.now.getTime(), isRebuilding: row.is_rebuilding, rows: Number(row.rows) };
    },

    async listObjectRows({ after, limit, startedAtMs }) {
      const { rows } = await pool.query<Row>(
        `${selectObjects} WHERE o.storage_key COLLATE "C" > $3 ORDER BY o.storage_key COLLATE "C" LIMIT $4`,
        [startedAtMs / 1_000, windows.uploadSilenceSeconds, after, limit],
      );
      return rows.map(toObjectRow);
    },

    async findObjectRows({ storageKeys, startedAtMs }) {
      const { rows } = await pool.query<Row>(`${selectObjects} WHERE o.storage_key = ANY ($3)`, [
        startedAtMs / 1_000,
        windows.uploadSilenceSeconds,
        storageKeys,
      ]);
      return rows.map(toObjectRow);
    },

    async findManifests(repositoryIds) {
      const { rows } = await pool.query<PlaceRow>(`${selectPlaces} WHERE repository_id = ANY ($1)`, [
        repositoryIds,
      ]);
      return rows.map(toPlace);
    },

    async listManifests({ after, limit }) {
      const { rows } = await pool.query<PlaceRow>(
        `${selectPlaces} WHERE $1::uuid IS NULL OR repository_id > $1 ORDER BY repository_id LIMIT $2`,
        [after ?? null, limit],
      );
      return rows.map(toPlace);
    },

    async quarantineObjects(objects) {
      const { rowCount } = await pool.query(
        `INSERT INTO objects (storage_key, state, size_bytes, quarantined_at, due_at)
         SELECT key, 'doomed', size, now(), now() + make_interval(secs => $3)
           FROM unnest($1::text[], $2::bigint[]) AS t (key, size)
         ON CONFLICT DO NOTHING`,
        [
          objects.map((object) => object.storageKey),
          objects.map((object) => object.sizeBytes),
          windows.quarantineSeconds,
        ],
      );
      return rowCount ?? 0;
    },

    async markMissing({ digest, storageKey }) {
      const { rowCount } = await pool.query(
        `UPDATE blobs SET state = 'missing', verified_at = now() WHERE digest = $1 AND storage_key = $2 AND state <> 'missing'`,
        [digest, storageKey],
      );
      return rowCount !== 0;
    },

    async markFound({ digest, storageKey }) {
      const { rowCount } = await pool.query(
        `UPDATE blobs SET state = 'available', verified_at = NULL, unread_key = storage_key
          WHERE digest = $1 AND storage_key = $2 AND state = 'missing'`,
        [digest, storageKey],
      );
      return rowCount !== 0;
    },
  };
}
