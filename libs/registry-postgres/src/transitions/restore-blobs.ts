import { newStorageKey, type LookAtObjects, type LookedAt, type ManifestImage } from '@drydock/registry-core';
import type { Queryable, StoreContext } from '../store-context.ts';
import { doomObject } from './doom-object.ts';

export interface RestoredBlobs {
  readonly blobs: number;
  readonly missing: number;
  readonly corrupt: number;
}

interface Blob {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly state: LookedAt;
}

/** @returns false when the key is another blob's, or a push's that is under way */
async function takeObject(client: Queryable, { storageKey, sizeBytes }: Blob): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO objects (storage_key, state, size_bytes) VALUES ($1, 'live', $2)
     ON CONFLICT (storage_key) DO UPDATE SET state = 'live', due_at = NULL, quarantined_at = NULL, size_bytes = EXCLUDED.size_bytes
     WHERE objects.state = 'doomed'`,
    [storageKey, sizeBytes],
  );
  return rowCount === 1;
}

/** A manifest that names another blob's object tells nothing of where its own is: the blob is missing, under a key that was never used. */
async function insertBlob(client: Queryable, blob: Blob): Promise<LookedAt> {
  const isTaken = await takeObject(client, blob);
  const placed: Blob = isTaken ? blob : { ...blob, storageKey: newStorageKey(), state: 'missing' };
  if (!isTaken) await takeObject(client, placed);
  await client.query(
    `INSERT INTO blobs (digest, storage_key, size_bytes, state, unread_key) VALUES ($1, $2, $3, $4, $2)`,
    [placed.digest, placed.storageKey, placed.sizeBytes, placed.state],
  );
  return placed.state;
}

/** Manifests of two ages: this one knows a key under which the object is there. */
async function healBlob(client: Queryable, context: StoreContext, blob: Blob): Promise<void> {
  const { rows } = await client.query<{ storage_key: string }>(
    `SELECT storage_key FROM blobs WHERE digest = $1 AND state <> 'available' AND storage_key <> $2 FOR NO KEY UPDATE`,
    [blob.digest, blob.storageKey],
  );
  const old = rows[0];
  if (!old || !(await takeObject(client, blob))) return;
  await client.query(
    `UPDATE blobs SET storage_key = $2, size_bytes = $3, state = 'available', verified_at = NULL, unread_key = $2 WHERE digest = $1`,
    [blob.digest, blob.storageKey, blob.sizeBytes],
  );
  await doomObject(client, context, old.storage_key);
}

/**
 * The blobs of some images, each looked at in the store for its size: of another size it is corrupt, else it is called available and
 * read back before it is served. Those that are there and good stay as they are.
 */
export async function restoreBlobs(
  client: Queryable,
  context: StoreContext,
  { images, look }: { readonly images: readonly ManifestImage[]; readonly look: LookAtObjects },
): Promise<RestoredBlobs> {
  const byDigest = new Map(images.map((image) => [image.digest, image]));
  const { rows } = await client.query<{ digest: string; state: string }>(
    `SELECT digest, state FROM blobs WHERE digest = ANY ($1)`,
    [[...byDigest.keys()]],
  );
  const known = new Map(rows.map((row) => [row.digest, row.state]));
  const open = [...byDigest.values()].filter(({ digest }) => known.get(digest) !== 'available');
  const states = await look(
    open.map(({ storage_key, size }) => ({ storageKey: storage_key, sizeBytes: size })),
  );
  const counts = { blobs: 0, missing: 0, corrupt: 0 };
  for (const [at, { digest, size, storage_key }] of open.entries()) {
    const blob = { digest, sizeBytes: size, storageKey: storage_key, state: states[at] ?? 'missing' };
    if (known.has(digest)) {
      if (blob.state === 'available') await healBlob(client, context, blob);
      continue;
    }
    const state = await insertBlob(client, blob);
    counts.blobs += 1;
    if (state !== 'available') counts[state] += 1;
  }
  return counts;
}
