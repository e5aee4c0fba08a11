import { randomUUID } from 'node:crypto';
import type {
  RegistryStore,
  Run,
  RunDocument,
  RunKind,
  RunProgress,
  RunState,
  RunStore,
} from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';

interface Row {
  run_id: string;
  kind: RunKind;
  parameters: RunDocument;
  state: RunState;
  progress: RunProgress;
  result: RunDocument | null;
  error: string | null;
  created_by: string | null;
  attempts: number;
  created_at: Date;
  started_at: Date | null;
  heartbeat_at: Date | null;
  finished_at: Date | null;
}

const toRun = (row: Row): Run => ({
  runId: row.run_id,
  kind: row.kind,
  parameters: row.parameters,
  state: row.state,
  progress: row.progress,
  result: row.result,
  error: row.error,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  heartbeatAt: row.heartbeat_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
});

const noProgress: RunProgress = { done: 0, total: null, unit: '', note: '' };
const isDue = `(state = 'queued' OR (state = 'running' AND heartbeat_at < now() - make_interval(secs => $1)))`;

export function runTransitions({ pool }: StoreContext): Pick<RegistryStore, keyof RunStore> {
  return {
    async addRun({ kind, parameters, userId }) {
      const { rows } = await pool.query<Row>(
        `INSERT INTO runs (run_id, kind, parameters, progress, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING *`,
        [randomUUID(), kind, JSON.stringify(parameters), JSON.stringify(noProgress), userId],
      );
      const [row] = rows;
      if (!row) throw new Error('an insert that gives no row');
      return toRun(row);
    },

    async findRun(runId) {
      const { rows } = await pool.query<Row>(`SELECT * FROM runs WHERE run_id = $1`, [runId]);
      return rows[0] && toRun(rows[0]);
    },

    async findLatestRun(kind) {
      const { rows } = await pool.query<Row>(
        `SELECT * FROM runs WHERE kind = $1 ORDER BY created_at DESC LIMIT 1`,
        [kind],
      );
      return rows[0] && toRun(rows[0]);
    },

    async listRunItems({ runId, after, limit }) {
      const { rows } = await pool.query<{ serial: string; kind: string; item: RunDocument }>(
        `SELECT serial, kind, item FROM run_items WHERE run_id = $1 AND serial > $2 ORDER BY serial LIMIT $3`,
        [runId, after, limit],
      );
      return rows.map(({ serial, kind, item }) => ({ serial: Number(serial), kind, item }));
    },

    claimRun: ({ runId, claim, kinds, silentSeconds }) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<Row>(
          `UPDATE runs SET state = 'running', claim = $3, attempts = attempts + 1, heartbeat_at = now(),
                  started_at = coalesce(started_at, now()), progress = $5
            WHERE run_id = $2 AND kind = ANY ($4) AND ${isDue} RETURNING *`,
          [silentSeconds, runId, claim, kinds, JSON.stringify(noProgress)],
        );
        const [row] = rows;
        if (!row) return undefined;
        await client.query(`DELETE FROM run_items WHERE run_id = $1`, [runId]);
        return { run: toRun(row), attempt: row.attempts };
      }),

    async reportRun({ runId, claim, progress }) {
      const { rowCount } = await pool.query(
        `UPDATE runs SET heartbeat_at = now(), progress = $3 WHERE run_id = $1 AND claim = $2`,
        [runId, claim, JSON.stringify(progress)],
      );
      return rowCount === 1;
    },

    addRunItems: ({ runId, claim, items }) =>
      withTransaction(pool, async (client) => {
        // The lock keeps two additions from taking the same serial, and the run from being taken over in between.
        const held = await client.query(
          `UPDATE runs SET heartbeat_at = now() WHERE run_id = $1 AND claim = $2`,
          [runId, claim],
        );
        if (held.rowCount === 0) return false;
        await client.query(
          `INSERT INTO run_items (run_id, serial, kind, item)
           SELECT $1, (SELECT coalesce(max(serial), 0) FROM run_items WHERE run_id = $1) + i.at, i.kind, i.item
             FROM unnest($2::text[], $3::jsonb[]) WITH ORDINALITY AS i (kind, item, at)`,
          [runId, items.map(({ kind }) => kind), items.map(({ item }) => JSON.stringify(item))],
        );
        return true;
      }),

    async finishRun({ runId, claim, progress, outcome }) {
      const { rowCount } = await pool.query(
        `UPDATE runs SET state = $3, progress = $4, result = $5, error = $6, claim = NULL,
                heartbeat_at = now(), finished_at = now()
          WHERE run_id = $1 AND claim = $2`,
        [
          runId,
          claim,
          outcome.state,
          JSON.stringify(progress),
          outcome.state === 'done' ? JSON.stringify(outcome.result) : null,
          outcome.state === 'failed' ? outcome.error : null,
        ],
      );
      return rowCount === 1;
    },

    async releaseRun({ runId, claim }) {
      const { rowCount } = await pool.query(
        `UPDATE runs SET state = 'queued', claim = NULL WHERE run_id = $1 AND claim = $2`,
        [runId, claim],
      );
      return rowCount === 1;
    },

    async listDueRuns({ silentSeconds, limit }) {
      const { rows } = await pool.query<{ run_id: string }>(
        `SELECT run_id FROM runs WHERE ${isDue} ORDER BY created_at LIMIT $2`,
        [silentSeconds, limit],
      );
      return rows.map((row) => row.run_id);
    },

    async removeOldRuns({ keepSeconds, limit }) {
      const { rowCount } = await pool.query(
        `DELETE FROM runs WHERE run_id IN (
           SELECT run_id FROM runs WHERE finished_at < now() - make_interval(secs => $1) ORDER BY finished_at LIMIT $2)`,
        [keepSeconds, limit],
      );
      return rowCount ?? 0;
    },
  };
}
