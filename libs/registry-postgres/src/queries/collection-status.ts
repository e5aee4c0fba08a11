import type { CollectionStatus } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { StoreContext } from '../store-context.ts';

interface Row {
  blobs: string;
  blob_bytes: string;
  reviews_due: string;
  reviews_waiting: string;
  oldest_review: Date | null;
  uploads: string;
  uploads_silent: string;
  objects_due: string;
  objects_due_bytes: string;
  objects_waiting: string;
  objects_waiting_bytes: string;
  next_object: Date | null;
  trash: string;
  next_trash: Date | null;
  history: string;
  next_history: Date | null;
}

const sql = `
  SELECT b.*, r.*, u.*, o.*, t.*, h.* FROM
    (SELECT count(*) AS blobs, coalesce(sum(size_bytes), 0) AS blob_bytes FROM blobs) b,
    (SELECT count(*) FILTER (WHERE due_at <= now()) AS reviews_due, count(*) FILTER (WHERE due_at > now()) AS reviews_waiting,
            min(due_at) AS oldest_review FROM reviews) r,
    (SELECT count(*) AS uploads, count(*) FILTER (WHERE heartbeat_at < now() - make_interval(secs => $1)) AS uploads_silent
       FROM objects WHERE state = 'staged') u,
    (SELECT count(*) FILTER (WHERE due_at <= now()) AS objects_due,
            coalesce(sum(size_bytes) FILTER (WHERE due_at <= now()), 0) AS objects_due_bytes,
            count(*) FILTER (WHERE due_at > now()) AS objects_waiting,
            coalesce(sum(size_bytes) FILTER (WHERE due_at > now()), 0) AS objects_waiting_bytes,
            min(due_at) AS next_object FROM objects WHERE state = 'doomed') o,
    (SELECT count(*) AS trash, min(purge_at) AS next_trash FROM trash) t,
    (SELECT count(*) AS history, min(keep_until) AS next_history FROM tag_history) h`;

const time = (value: Date | null): string | null => value?.toISOString() ?? null;

/** How much there is to collect and what waits; counts what changed and the blobs. */
export const readCollectionStatus = ({ pool, windows }: StoreContext): Promise<CollectionStatus> =>
  withTransaction(
    pool,
    async (client) => {
      const { rows } = await client.query<Row>(sql, [windows.uploadSilenceSeconds]);
      const [row] = rows;
      if (!row) throw new Error('counts that give no row');
      return {
        stored: { blobs: Number(row.blobs), bytes: Number(row.blob_bytes) },
        reviews: {
          due: Number(row.reviews_due),
          waiting: Number(row.reviews_waiting),
          oldestDueAt: time(row.oldest_review),
        },
        uploads: { underWay: Number(row.uploads), silent: Number(row.uploads_silent) },
        objects: {
          due: Number(row.objects_due),
          dueBytes: Number(row.objects_due_bytes),
          waiting: Number(row.objects_waiting),
          waitingBytes: Number(row.objects_waiting_bytes),
          nextDueAt: time(row.next_object),
        },
        trash: { entries: Number(row.trash), nextPurgeAt: time(row.next_trash) },
        history: { entries: Number(row.history), nextExpiryAt: time(row.next_history) },
        windows: { ...windows },
      };
    },
    { readOnlySnapshot: true },
  );
