import type {
  ManifestHeader,
  ManifestHistory,
  ManifestImage,
  ManifestTag,
  ManifestTrash,
  RegistryStore,
} from '@drydock/registry-core';
import type { Queryable, StoreContext } from '../store-context.ts';
import { imageReviewKey } from './append-review.ts';
import { trashAll, untrash } from './repositories.ts';
import { restoreBlobs } from './restore-blobs.ts';

const recordsAtOnce = 100;

interface RestoredRow {
  /** Its tags are to go into the trash once they are there. */
  readonly isTrashedHere: boolean;
  readonly trashedForItsName: string | undefined;
}

/**
 * At most one live repository has a name: of two, the younger one. Version 0, so that the next word of the hub counts, which may itself
 * have come back from an older backup.
 */
async function restoreRow(
  client: Queryable,
  context: StoreContext,
  header: ManifestHeader,
): Promise<RestoredRow> {
  let { state } = header;
  let trashedForItsName: string | undefined;
  const { rows } = await client.query<{ repository_id: string; is_younger: boolean }>(
    `SELECT repository_id, created_at > $3 AS is_younger FROM repositories
      WHERE name = $1 AND state = 'live' AND repository_id <> $2 FOR UPDATE`,
    [header.name, header.repository_id, header.created_at],
  );
  const rival = rows[0];
  if (state === 'live' && rival) {
    trashedForItsName = header.name;
    if (rival.is_younger) {
      state = 'trashed';
    } else {
      await client.query(`UPDATE repositories SET state = 'trashed' WHERE repository_id = $1`, [
        rival.repository_id,
      ]);
      await trashAll(client, context, rival.repository_id);
    }
  }
  await client.query(
    `INSERT INTO repositories (repository_id, name, access, state, version, created_at) VALUES ($1, $2, $3, $4, 0, $5)
     ON CONFLICT (repository_id) DO NOTHING`,
    [header.repository_id, header.name, header.access, state, header.created_at],
  );
  const now = await client.query<{ state: string }>(
    `SELECT state FROM repositories WHERE repository_id = $1`,
    [header.repository_id],
  );
  const isTrashedHere = header.state === 'live' && now.rows[0]?.state === 'trashed';
  return { isTrashedHere, trashedForItsName };
}

async function restoreImages(
  client: Queryable,
  { windows }: StoreContext,
  { repositoryId, images }: { readonly repositoryId: string; readonly images: readonly ManifestImage[] },
): Promise<number> {
  const { rows } = await client.query<{ image_id: string }>(
    `INSERT INTO images (repository_id, image_id, parent, json, state, digest, payload_checksum, tarsums, lease_until)
     SELECT $1, id, parent, decode(json, 'base64'), 'complete', digest, payload_checksum,
            ARRAY (SELECT jsonb_array_elements_text(tarsums)), now() + make_interval(secs => $2)
       FROM jsonb_to_recordset($3::jsonb)
         AS t (id text, parent text, json text, digest text, payload_checksum text, tarsums jsonb)
     ON CONFLICT DO NOTHING RETURNING image_id`,
    [repositoryId, windows.leaseSeconds, JSON.stringify(images)],
  );
  await client.query(
    `INSERT INTO reviews (kind, key, due_at) SELECT 'image', key, now() + make_interval(secs => $2) FROM unnest($1::text[]) AS key`,
    [
      rows.map((row) => imageReviewKey(repositoryId, row.image_id)),
      windows.leaseSeconds + windows.reviewDelaySeconds,
    ],
  );
  return rows.length;
}

/** Of a tag whose image is not there nothing can be made: the join leaves it out. */
const withImage = `JOIN images i ON i.repository_id = $1 AND i.image_id = t.image`;

async function restoreTags(
  client: Queryable,
  repositoryId: string,
  tags: readonly ManifestTag[],
): Promise<number> {
  const { rowCount } = await client.query(
    `INSERT INTO tags (repository_id, name, image_id, moved_at, moved_by, client)
     SELECT $1, t.name, t.image, t.moved_at, t.moved_by, t.client
       FROM jsonb_to_recordset($2::jsonb) AS t (name text, image text, moved_at timestamptz, moved_by uuid, client jsonb)
       ${withImage} ON CONFLICT DO NOTHING`,
    [repositoryId, JSON.stringify(tags)],
  );
  return rowCount ?? 0;
}

async function restoreHistory(
  client: Queryable,
  repositoryId: string,
  entries: readonly ManifestHistory[],
): Promise<void> {
  await client.query(
    `INSERT INTO tag_history (repository_id, tag, image_id, moved_at, moved_by, replaced_at, keep_until)
     SELECT $1, t.tag, t.image, t.moved_at, t.moved_by, t.replaced_at, t.keep_until
       FROM jsonb_to_recordset($2::jsonb)
         AS t (tag text, image text, moved_at timestamptz, moved_by uuid, replaced_at timestamptz, keep_until timestamptz)
       ${withImage}
      WHERE NOT EXISTS (SELECT 1 FROM tag_history h
                         WHERE h.repository_id = $1 AND h.tag = t.tag AND h.replaced_at = t.replaced_at)
      ORDER BY t.replaced_at`,
    [repositoryId, JSON.stringify(entries)],
  );
}

async function restoreTrash(
  client: Queryable,
  repositoryId: string,
  entries: readonly ManifestTrash[],
): Promise<void> {
  const { rows } = await client.query<{ trash_id: string }>(
    `INSERT INTO trash (trash_id, repository_id, tag, deleted_at, purge_at)
     SELECT t.id, $1, t.tag, t.deleted_at, t.purge_at
       FROM jsonb_to_recordset($2::jsonb) AS t (id uuid, tag text, deleted_at timestamptz, purge_at timestamptz)
     ON CONFLICT DO NOTHING RETURNING trash_id`,
    [repositoryId, JSON.stringify(entries)],
  );
  const inserted = new Set(rows.map((row) => row.trash_id));
  const tags = entries
    .filter((entry) => inserted.has(entry.id))
    .flatMap((entry) => entry.tags.map((tag) => ({ ...tag, id: entry.id })));
  await client.query(
    `INSERT INTO trash_tags (trash_id, name, repository_id, image_id, client)
     SELECT t.id, t.name, $1, t.image, t.client
       FROM jsonb_to_recordset($2::jsonb) AS t (id uuid, name text, image text, client jsonb) ${withImage}
     ON CONFLICT DO NOTHING`,
    [repositoryId, JSON.stringify(tags)],
  );
}

/** The whole of `RebuildStore.restoreRepository`, in the transaction of the client. */
export async function restoreRepository(
  client: Queryable,
  context: StoreContext,
  [manifest, look]: Parameters<RegistryStore['restoreRepository']>,
): ReturnType<RegistryStore['restoreRepository']> {
  const { header, storageKey } = manifest;
  const repositoryId = header.repository_id;
  const { isTrashedHere, trashedForItsName } = await restoreRow(client, context, header);
  const counts = { images: 0, tags: 0, blobs: 0, missing: 0, corrupt: 0 };
  const batch = {
    image: [] as ManifestImage[],
    tag: [] as ManifestTag[],
    history: [] as ManifestHistory[],
    trash: [] as ManifestTrash[],
  };
  const settle = async (): Promise<void> => {
    const { image: images, tag: tags, history, trash } = batch;
    if (images.length > 0) {
      const blobs = await restoreBlobs(client, context, { images, look });
      for (const what of ['blobs', 'missing', 'corrupt'] as const) counts[what] += blobs[what];
      counts.images += await restoreImages(client, context, { repositoryId, images });
    }
    if (tags.length > 0) counts.tags += await restoreTags(client, repositoryId, tags);
    if (history.length > 0) await restoreHistory(client, repositoryId, history);
    if (trash.length > 0) await restoreTrash(client, repositoryId, trash);
    for (const records of Object.values(batch)) records.length = 0;
  };
  let held = 0;
  for await (const record of manifest.records) {
    if (record.type === 'image') batch.image.push(record);
    else if (record.type === 'tag') batch.tag.push(record);
    else if (record.type === 'history') batch.history.push(record);
    else batch.trash.push(record);
    held += 1;
    if (held < recordsAtOnce) continue;
    await settle();
    held = 0;
  }
  await settle();
  if (isTrashedHere) await trashAll(client, context, repositoryId);
  else if (header.state === 'trashed') await untrashIfLive(client, context, repositoryId);
  await client.query(
    `INSERT INTO manifests (repository_id, version, storage_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [repositoryId, header.version, storageKey],
  );
  return { ...counts, trashedForItsName };
}

/** The hub brought it back since the manifest was written. */
async function untrashIfLive(client: Queryable, context: StoreContext, repositoryId: string): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM repositories WHERE repository_id = $1 AND state = 'live'`,
    [repositoryId],
  );
  if (rowCount !== 0) await untrash(client, context, repositoryId);
}
