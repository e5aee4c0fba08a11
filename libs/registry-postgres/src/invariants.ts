/** One thing that always holds of the rows, by whatever way they came to be what they are. */
export interface Invariant {
  readonly name: string;
  /** What is the matter where it does not hold. */
  readonly broken: string;
  /** What an operator does then. */
  readonly remedy: string;
  /** Reads only. One column `item`, a row for each thing that breaks it; the schema `registry` is in the search path. */
  readonly sql: string;
}

const isHeld = (by: string): string =>
  `EXISTS (SELECT 1 FROM ${by} x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)`;

/** What must hold after every step (docs/storage.md), asked of the rows; the model test and an operator's check ask the same. */
export const storageInvariants: readonly Invariant[] = [
  {
    name: 'tag-chain-complete',
    broken: 'a tag without a complete chain',
    remedy: 'Push the image again under the same tag, or restore the tag to an earlier revision.',
    sql: `
      WITH RECURSIVE chain AS (
        SELECT t.repository_id, t.name, t.image_id FROM tags t
        UNION
        SELECT i.repository_id, c.name, i.parent FROM chain c
          JOIN images i ON i.repository_id = c.repository_id AND i.image_id = c.image_id WHERE i.parent IS NOT NULL
      )
      SELECT c.repository_id || ':' || c.name || ' at ' || c.image_id AS item
        FROM chain c LEFT JOIN images i ON i.repository_id = c.repository_id AND i.image_id = c.image_id
        LEFT JOIN blobs b ON b.digest = i.digest
       WHERE i.image_id IS NULL OR i.state <> 'complete' OR b.digest IS NULL`,
  },
  {
    name: 'available-blob-has-its-object',
    broken: 'an available blob whose object is not there for good, or is of another size',
    remedy: 'Run a verification, which says whether the bytes are there, and push the layer again if not.',
    sql: `
      SELECT b.digest AS item FROM blobs b JOIN objects o ON o.storage_key = b.storage_key
       WHERE b.state = 'available' AND (o.state <> 'live' OR o.size_bytes IS DISTINCT FROM b.size_bytes)`,
  },
  {
    name: 'image-has-parent-and-blob',
    broken: 'an image whose parent or blob is not there',
    remedy:
      'A foreign key was dropped or did not hold: compare the schema with the migrations, then push the image again.',
    sql: `
      SELECT i.repository_id || '/' || i.image_id AS item FROM images i
        LEFT JOIN images p ON p.repository_id = i.repository_id AND p.image_id = i.parent
        LEFT JOIN blobs b ON b.digest = i.digest
       WHERE (i.parent IS NOT NULL AND p.image_id IS NULL) OR (i.digest IS NOT NULL AND b.digest IS NULL)`,
  },
  {
    name: 'live-object-has-blob',
    broken: 'a live object that no blob refers to, or one that is referred to and not live',
    remedy: 'Run a reconciliation, which reports the object; keep collection stopped until it is settled.',
    sql: `
      SELECT o.storage_key AS item FROM objects o
       WHERE (o.state = 'live') <> EXISTS (SELECT 1 FROM blobs b WHERE b.storage_key = o.storage_key)`,
  },
  {
    name: 'blob-has-own-object',
    broken: 'two blobs on one object',
    remedy: 'Keep collection stopped and push the layers of both blobs again.',
    sql: `SELECT storage_key AS item FROM blobs GROUP BY storage_key HAVING count(*) > 1`,
  },
  {
    name: 'unheld-image-is-reviewed',
    broken: 'an image that nothing holds and nobody will look at',
    remedy:
      'It takes room and does no other harm; a tag that is put on it and deleted again has it looked at.',
    sql: `
      SELECT i.repository_id || '/' || i.image_id AS item FROM images i
       WHERE NOT ${isHeld('tags')} AND NOT ${isHeld('tag_history')} AND NOT ${isHeld('trash_tags')}
         AND NOT EXISTS (SELECT 1 FROM images x WHERE x.repository_id = i.repository_id AND x.parent = i.image_id)
         AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.kind = 'image' AND r.key = i.repository_id || '/' || i.image_id)`,
  },
  {
    name: 'unheld-blob-is-reviewed',
    broken: 'a blob that no image refers to and nobody will look at',
    remedy: 'It takes room and does no other harm; the next push of the layer takes it up again.',
    sql: `
      SELECT b.digest AS item FROM blobs b
       WHERE NOT EXISTS (SELECT 1 FROM images i WHERE i.digest = b.digest)
         AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.kind = 'blob' AND r.key = b.digest)`,
  },
];
