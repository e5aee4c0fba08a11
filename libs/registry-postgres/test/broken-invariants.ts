import type pg from 'pg';

const checks: Readonly<Record<string, string>> = {
  'a tag without a complete chain': `
    WITH RECURSIVE chain AS (
      SELECT t.repository_id, t.image_id FROM tags t
      UNION
      SELECT i.repository_id, i.parent FROM chain c
        JOIN images i ON i.repository_id = c.repository_id AND i.image_id = c.image_id WHERE i.parent IS NOT NULL
    )
    SELECT 1 FROM chain c LEFT JOIN images i ON i.repository_id = c.repository_id AND i.image_id = c.image_id
      LEFT JOIN blobs b ON b.digest = i.digest
     WHERE i.image_id IS NULL OR i.state <> 'complete' OR b.digest IS NULL`,
  'a live object that no blob refers to, or one that is referred to and not live': `
    SELECT 1 FROM objects o
     WHERE (o.state = 'live') <> EXISTS (SELECT 1 FROM blobs b WHERE b.storage_key = o.storage_key)`,
  'two blobs on one object': `SELECT 1 FROM blobs GROUP BY storage_key HAVING count(*) > 1`,
  'an image that nothing holds and nobody will look at': `
    SELECT 1 FROM images i
     WHERE NOT EXISTS (SELECT 1 FROM tags x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
       AND NOT EXISTS (SELECT 1 FROM tag_history x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
       AND NOT EXISTS (SELECT 1 FROM trash_tags x WHERE x.repository_id = i.repository_id AND x.image_id = i.image_id)
       AND NOT EXISTS (SELECT 1 FROM images x WHERE x.repository_id = i.repository_id AND x.parent = i.image_id)
       AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.kind = 'image' AND r.key = i.repository_id || '/' || i.image_id)`,
  'a blob that no image refers to and nobody will look at': `
    SELECT 1 FROM blobs b
     WHERE NOT EXISTS (SELECT 1 FROM images i WHERE i.digest = b.digest)
       AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.kind = 'blob' AND r.key = b.digest)`,
};

/** What must hold after every step (docs/storage.md), asked of the rows. @returns the words of those that do not. */
export async function brokenInvariants(pool: pg.Pool): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [words, sql] of Object.entries(checks)) {
    if ((await pool.query(sql)).rowCount !== 0) broken.push(words);
  }
  return broken;
}
