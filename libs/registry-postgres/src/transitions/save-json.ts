import { AppError } from '@drydock/kernel';
import type { SaveJson } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { isReferenceViolation } from './is-reference-violation.ts';
import { appendReview, imageReviewKey } from './append-review.ts';
import { lockImage, type LockedImage } from './lock-image.ts';
import { renewLease } from './renew-lease.ts';

/** Another transaction inserted the row between the look and the insert: this one starts again. */
class Overtaken extends Error {}
const maxAttempts = 5;

async function insert(client: Queryable, context: StoreContext, image: SaveJson): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO images (repository_id, image_id, parent, json, expected_checksum, expectation_required, lease_until)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7)) ON CONFLICT (repository_id, image_id) DO NOTHING`,
    [
      image.repositoryId,
      image.imageId,
      image.parent ?? null,
      image.json,
      image.requiredChecksum ?? null,
      image.requiredChecksum !== undefined,
      context.windows.leaseSeconds,
    ],
  );
  if (rowCount === 0) throw new Overtaken();
  await appendReview(client, context, {
    kind: 'image',
    key: imageReviewKey(image.repositoryId, image.imageId),
  });
}

async function overwrite(client: Queryable, context: StoreContext, image: SaveJson): Promise<void> {
  // A complete image whose blob broke keeps pointing there until a layer heals it: its tags stay.
  await client.query(
    `UPDATE images SET json = $3, json_revision = nextval('json_revisions'), expected_checksum = $4,
            expectation_required = $5, state = CASE WHEN state = 'complete' THEN state ELSE 'json' END,
            digest = CASE WHEN state = 'complete' THEN digest END, payload_checksum = NULL, tarsums = '{}',
            lease_until = greatest(lease_until, now() + make_interval(secs => $6))
      WHERE repository_id = $1 AND image_id = $2`,
    [
      image.repositoryId,
      image.imageId,
      image.json,
      image.requiredChecksum ?? null,
      image.requiredChecksum !== undefined,
      context.windows.leaseSeconds,
    ],
  );
}

/** The parent never changes in place, so that a cycle cannot arise: the row is replaced, which its children and tags refuse. */
async function replace(
  client: Queryable,
  context: StoreContext,
  { image, before }: { readonly image: SaveJson; readonly before: LockedImage },
): Promise<void> {
  try {
    await client.query(`DELETE FROM images WHERE repository_id = $1 AND image_id = $2`, [
      image.repositoryId,
      image.imageId,
    ]);
  } catch (error) {
    if (!isReferenceViolation(error)) throw error;
    throw new AppError('parent_in_use', { cause: error });
  }
  await insert(client, context, image);
  if (before.parent !== null) {
    await appendReview(client, context, {
      kind: 'image',
      key: imageReviewKey(image.repositoryId, before.parent),
    });
  }
}

/** @returns `exists` for a complete image, which stays as it is: its pusher will skip it, so it is kept for a lease while it is locked. */
async function save(client: Queryable, context: StoreContext, image: SaveJson): Promise<'saved' | 'exists'> {
  const before = await lockImage(client, image);
  if (!before) {
    await insert(client, context, image);
    return 'saved';
  }
  if (before.state === 'complete' && before.isReadable) {
    await client.query(renewLease, [image.repositoryId, image.imageId, context.windows.leaseSeconds]);
    return 'exists';
  }
  const keepsBlob = before.state === 'complete' && before.parent === (image.parent ?? null);
  if (before.parent === (image.parent ?? null)) await overwrite(client, context, image);
  else await replace(client, context, { image, before });
  if (before.digest !== null && !keepsBlob) {
    await appendReview(client, context, { kind: 'blob', key: before.digest });
  }
  return 'saved';
}

/** PUT json: inserts the row, or starts it again while it is not complete. See `ImageStore.saveJson`. */
export async function saveJson(context: StoreContext, image: SaveJson): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await withTransaction(context.pool, (client) => save(client, context, image));
      if (outcome === 'exists') throw new AppError('image_exists');
      return;
    } catch (error) {
      if (isReferenceViolation(error)) {
        throw new AppError('parent_missing', { cause: error });
      }
      if (!(error instanceof Overtaken)) throw error;
      if (attempt === maxAttempts) throw new AppError('unavailable', { cause: error });
    }
  }
}
