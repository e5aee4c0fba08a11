import { createHash } from 'node:crypto';
import type {
  Difference,
  DifferenceKind,
  ManifestImage,
  ManifestTag,
  WholeManifest,
} from '@drydock/registry-core';
import type { Queryable } from '../store-context.ts';

const imagesAtOnce = 200;
const sha256 = (base64: string): string =>
  createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');

interface ImageRow {
  image_id: string;
  parent: string | null;
  json_sha256: string;
  digest: string | null;
  payload_checksum: string | null;
  storage_key: string | null;
}

const isSameImage = (image: ManifestImage, row: ImageRow): boolean =>
  row.parent === image.parent &&
  row.json_sha256 === sha256(image.json) &&
  row.digest === image.digest &&
  row.payload_checksum === image.payload_checksum &&
  // A layer that was healed lies elsewhere, and is no longer where the manifest says.
  row.storage_key === image.storage_key;

/** The whole of `RebuildStore.compareRepository`, on one snapshot. */
export async function compareRepository(
  client: Queryable,
  { header, records }: WholeManifest,
  limit: number,
): Promise<readonly Difference[]> {
  const repositoryId = header.repository_id;
  const { rows } = await client.query<{ name: string; access: string; state: string; is_pending: boolean }>(
    `SELECT name, access, state, EXISTS (SELECT 1 FROM manifest_changes c WHERE c.repository_id = $1) AS is_pending
       FROM repositories WHERE repository_id = $1`,
    [repositoryId],
  );
  const row = rows[0];
  const differences: Difference[] = [];
  const add = (kind: DifferenceKind, name?: string): void => {
    if (differences.length >= limit) return;
    const repository = header.name;
    differences.push({ kind, repositoryId, repository, name, isPending: row?.is_pending ?? false });
  };
  if (!row) add('repository_missing');
  else if (row.name !== header.name || row.access !== header.access || row.state !== header.state) {
    add('repository_differs');
  }

  const tags = new Map<string, string>();
  if (row) {
    const found = await client.query<{ name: string; image_id: string }>(
      `SELECT name, image_id FROM tags WHERE repository_id = $1`,
      [repositoryId],
    );
    for (const tag of found.rows) tags.set(tag.name, tag.image_id);
  }
  const compareTag = (tag: ManifestTag): void => {
    const imageId = tags.get(tag.name);
    if (imageId === undefined) add('tag_missing', tag.name);
    else if (imageId !== tag.image) add('tag_differs', tag.name);
    tags.delete(tag.name);
  };

  let matched = 0;
  let images: ManifestImage[] = [];
  const compareImages = async (): Promise<void> => {
    const found = await client.query<ImageRow>(
      `SELECT i.image_id, i.parent, encode(sha256(i.json), 'hex') AS json_sha256, i.digest, i.payload_checksum, b.storage_key
         FROM images i LEFT JOIN blobs b USING (digest)
        WHERE i.repository_id = $1 AND i.image_id = ANY ($2) AND i.state = 'complete'`,
      [repositoryId, images.map(({ id }) => id)],
    );
    const byId = new Map(found.rows.map((one) => [one.image_id, one]));
    for (const image of images) {
      const same = byId.get(image.id);
      if (!same) add('image_missing', image.id);
      else if (!isSameImage(image, same)) add('image_differs', image.id);
    }
    matched += byId.size;
    images = [];
  };
  for await (const record of records) {
    if (record.type === 'tag') compareTag(record);
    if (record.type !== 'image') continue;
    images.push(record);
    if (images.length >= imagesAtOnce) await compareImages();
  }
  await compareImages();
  for (const name of tags.keys()) add('tag_extra', name);
  const { rows: counted } = await client.query<{ count: string }>(
    `SELECT count(*) FROM images WHERE repository_id = $1 AND state = 'complete'`,
    [repositoryId],
  );
  const extra = Number(counted[0]?.count) - matched;
  // Which ones would need the ids of both sides in memory; how many is enough to see that the manifest is behind.
  if (extra > 0) add('image_extra', String(extra));
  return differences;
}
