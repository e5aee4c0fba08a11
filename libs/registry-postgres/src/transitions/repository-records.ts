import type { ManifestRecord } from '@drydock/registry-core';
import type { Queryable } from '../store-context.ts';

const rowsAtOnce = 100;

/** Base first, and only chains that are complete down to their root. */
const images = `
  WITH RECURSIVE chain AS (
    SELECT i.image_id, 0 AS depth FROM images i WHERE i.repository_id = $1 AND i.parent IS NULL AND i.state = 'complete'
    UNION ALL
    SELECT i.image_id, c.depth + 1 FROM chain c
      JOIN images i ON i.repository_id = $1 AND i.parent = c.image_id AND i.state = 'complete'
  )
  SELECT jsonb_build_object('type', 'image', 'id', i.image_id, 'parent', i.parent,
           'json', translate(encode(i.json, 'base64'), E'\\n', ''), 'digest', i.digest, 'size', b.size_bytes,
           'storage_key', b.storage_key, 'payload_checksum', i.payload_checksum, 'tarsums', i.tarsums) AS record
    FROM chain c JOIN images i ON i.repository_id = $1 AND i.image_id = c.image_id JOIN blobs b ON b.digest = i.digest
   ORDER BY c.depth, i.image_id`;

/** As RFC 3339 in UTC, with what the database keeps of a second. */
const time = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const tags = `
  SELECT jsonb_build_object('type', 'tag', 'name', name, 'image', image_id, 'moved_at', ${time('moved_at')}, 'moved_by', moved_by,
           'client', client) AS record
    FROM tags WHERE repository_id = $1 ORDER BY name`;

const history = `
  SELECT jsonb_build_object('type', 'history', 'tag', tag, 'image', image_id, 'moved_at', ${time('moved_at')}, 'moved_by', moved_by,
           'replaced_at', ${time('replaced_at')}, 'keep_until', ${time('keep_until')}) AS record
    FROM tag_history WHERE repository_id = $1 ORDER BY revision`;

const trash = `
  SELECT jsonb_build_object('type', 'trash', 'id', trash_id, 'tag', tag, 'deleted_at', ${time('deleted_at')}, 'purge_at', ${time('purge_at')},
           'tags', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.name, 'image', x.image_id, 'client', x.client) ORDER BY x.name), '[]')
                      FROM trash_tags x WHERE x.trash_id = trash.trash_id)) AS record
    FROM trash WHERE repository_id = $1 ORDER BY deleted_at, trash_id`;

/** All that a manifest holds, by cursors in the transaction of the client: memory is flat however many images there are. */
export async function* repositoryRecords(
  client: Queryable,
  repositoryId: string,
): AsyncGenerator<ManifestRecord> {
  for (const query of [images, tags, history, trash]) {
    await client.query(`DECLARE records NO SCROLL CURSOR FOR ${query}`, [repositoryId]);
    for (let isMore = true; isMore;) {
      const { rows } = await client.query<{ record: ManifestRecord }>(
        `FETCH ${String(rowsAtOnce)} FROM records`,
      );
      for (const { record } of rows) yield record;
      isMore = rows.length === rowsAtOnce;
    }
    await client.query('CLOSE records');
  }
}
