import type { BlobExplanation, Explanation, ImageExplanation, KeptReason } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';

const maxImages = 100;
const maxReasons = 20;
/** How many descendants are looked at; one that is held is among the first of any living chain. */
const maxDescendants = 5_000;

interface ImageRow {
  repository_id: string;
  repository: string;
  repository_state: 'live' | 'trashed';
  image_id: string;
  state: ImageExplanation['state'];
  parent: string | null;
  digest: string | null;
  review_due_at: Date | null;
}

interface BlobRow {
  digest: string;
  state: BlobExplanation['state'];
  size_bytes: string;
  storage_key: string;
  verified_at: Date | null;
  review_due_at: Date | null;
  images: string;
}

interface ReasonRow {
  kind: KeptReason['kind'];
  via: string[];
  tag: string | null;
  until: Date | null;
  reference: string | null;
}

const images = `
  SELECT i.repository_id, r.name AS repository, r.state AS repository_state, i.image_id, i.state, i.parent, i.digest,
         (SELECT min(due_at) FROM reviews v WHERE v.kind = 'image' AND v.key = i.repository_id || '/' || i.image_id) AS review_due_at
    FROM images i JOIN repositories r USING (repository_id)
   WHERE $1 ORDER BY r.name, i.repository_id, i.image_id LIMIT ${String(maxImages)}`;

const blobs = `
  SELECT b.digest, b.state, b.size_bytes, b.storage_key, b.verified_at,
         (SELECT min(due_at) FROM reviews v WHERE v.kind = 'blob' AND v.key = b.digest) AS review_due_at,
         (SELECT count(*) FROM images i WHERE i.digest = b.digest) AS images
    FROM blobs b WHERE b.digest = $1`;

/** Breadth first, so that the nearest reasons come first. */
const reasons = `
  WITH RECURSIVE held AS (
    SELECT i.repository_id, i.image_id, i.lease_until, ARRAY[]::text[] AS via
      FROM images i WHERE i.repository_id = $1 AND i.image_id = $2
    UNION ALL
    SELECT c.repository_id, c.image_id, c.lease_until, h.via || c.image_id
      FROM held h JOIN images c ON c.repository_id = h.repository_id AND c.parent = h.image_id
  ), near AS (SELECT * FROM held LIMIT ${String(maxDescendants)})
  SELECT * FROM (
  SELECT 'tag' AS kind, via, t.name AS tag, NULL::timestamptz AS until, NULL AS reference
    FROM near s JOIN tags t USING (repository_id, image_id)
  UNION ALL
  SELECT 'history', via, t.tag, t.keep_until, t.revision::text FROM near s JOIN tag_history t USING (repository_id, image_id)
  UNION ALL
  SELECT 'trash', via, t.name, d.purge_at, d.trash_id::text
    FROM near s JOIN trash_tags t USING (repository_id, image_id) JOIN trash d USING (trash_id)
  UNION ALL
  SELECT 'lease', via, NULL, lease_until, NULL FROM near WHERE lease_until >= now()) reasons
  ORDER BY cardinality(via), via, kind, tag LIMIT ${String(maxReasons + 1)}`;

const time = (value: Date | null): string | null => value?.toISOString() ?? null;

async function explainImage(client: Queryable, row: ImageRow): Promise<ImageExplanation> {
  const found = await client.query<ReasonRow>(reasons, [row.repository_id, row.image_id]);
  return {
    repository: row.repository,
    repositoryState: row.repository_state,
    imageId: row.image_id,
    state: row.state,
    parent: row.parent,
    digest: row.digest,
    reasons: found.rows
      .slice(0, maxReasons)
      .map(({ kind, via, tag, until, reference }) => ({ kind, via, tag, until: time(until), reference })),
    hasMoreReasons: found.rows.length > maxReasons,
    reviewDueAt: time(row.review_due_at),
  };
}

const toBlob = (row: BlobRow): BlobExplanation => ({
  digest: row.digest,
  state: row.state,
  sizeBytes: Number(row.size_bytes),
  storageKey: row.storage_key,
  verifiedAt: time(row.verified_at),
  reviewDueAt: time(row.review_due_at),
  images: Number(row.images),
});

/** See `ReportStore.explain`. */
export const explain = ({ pool }: StoreContext, subject: string): Promise<Explanation | undefined> =>
  withTransaction(
    pool,
    async (client) => {
      const isDigest = subject.includes(':');
      const blob = isDigest ? (await client.query<BlobRow>(blobs, [subject])).rows[0] : undefined;
      const condition = isDigest ? 'i.digest = $1' : 'i.image_id = $1';
      const found = await client.query<ImageRow>(images.replace('$1', condition), [subject]);
      if (!blob && found.rows.length === 0) return undefined;
      const explained: ImageExplanation[] = [];
      for (const row of found.rows) explained.push(await explainImage(client, row));
      return { blob: blob ? toBlob(blob) : null, images: explained };
    },
    { readOnlySnapshot: true },
  );
