import { AppError } from '@drydock/kernel';
import type { PublishLayer, PublishOutcome, RegistryStore } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { appendReview } from './append-review.ts';
import { doomObject } from './doom-object.ts';

interface ImageForPublish {
  state: string;
  digest: string | null;
  json_revision: number;
  expected_checksum: string | null;
  expectation_required: boolean;
  blob_state: string | null;
}

interface BlobForPublish {
  storage_key: string;
  state: string;
  verified_at: Date | null;
}

/** The blob row vanished between the insert that met it and the look at it: the transaction starts again. */
class BlobVanished extends Error {}
const maxPublishAttempts = 10;

const lockImage = `
  SELECT state, digest, json_revision, expected_checksum, expectation_required,
         (SELECT b.state FROM blobs b WHERE b.digest = images.digest) AS blob_state
    FROM images WHERE repository_id = $1 AND image_id = $2 FOR NO KEY UPDATE`;

const matchesExpectation = (layer: PublishLayer, expected: string): boolean =>
  expected === layer.payloadChecksum || layer.tarsums.includes(expected);

type Methods = Pick<
  RegistryStore,
  'stageObject' | 'setUploadId' | 'heartbeat' | 'doomObject' | 'publishLayer' | 'saveChecksum'
>;

export function layerTransitions(context: StoreContext): Methods {
  const { pool, windows } = context;

  /** @returns whether the bytes are new to the store, so that a job has to read them back. */
  async function adoptBlob(client: Queryable, layer: PublishLayer): Promise<boolean> {
    const inserted = await client.query(
      `INSERT INTO blobs (digest, storage_key, size_bytes) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING`,
      [layer.digest, layer.storageKey, layer.sizeBytes],
    );
    if (inserted.rowCount === 1) return true;
    const { rows } = await client.query<BlobForPublish>(
      `SELECT storage_key, state, verified_at FROM blobs WHERE digest = $1 FOR KEY SHARE`,
      [layer.digest],
    );
    const blob = rows[0];
    if (!blob) throw new BlobVanished();
    if (blob.state === 'available' && blob.verified_at !== null) {
      await doomObject(client, context, layer.storageKey);
      return false;
    }
    // Not known to be good: the new object takes its place, which heals every image that refers to it.
    await client.query(
      `UPDATE blobs SET storage_key = $2, size_bytes = $3, state = 'available', verified_at = NULL WHERE digest = $1`,
      [layer.digest, layer.storageKey, layer.sizeBytes],
    );
    await doomObject(client, context, blob.storage_key);
    return true;
  }

  async function publish(client: Queryable, layer: PublishLayer): Promise<PublishOutcome> {
    const key = [layer.repositoryId, layer.imageId];
    const { rows } = await client.query<ImageForPublish>(lockImage, key);
    const image = rows[0];
    const refuse = async (outcome: PublishOutcome): Promise<PublishOutcome> => {
      await doomObject(client, context, layer.storageKey);
      return outcome;
    };
    if (!image) return refuse({ kind: 'gone' });
    const isBroken = image.digest !== null && image.blob_state !== 'available';
    if (image.state === 'complete' && !isBroken) {
      return refuse({ kind: image.digest === layer.digest ? 'same' : 'exists' });
    }
    if (image.json_revision !== layer.jsonRevision) return refuse({ kind: 'json-changed' });
    const expected = image.expected_checksum;
    const isMatch = expected !== null && matchesExpectation(layer, expected);
    if (image.expectation_required && !isMatch) return refuse({ kind: 'mismatch' });

    const staged = await client.query(
      `UPDATE objects SET state = 'live', size_bytes = $2 WHERE storage_key = $1 AND state = 'staged'`,
      [layer.storageKey, layer.sizeBytes],
    );
    if (staged.rowCount === 0) return { kind: 'lost' };
    const verify = await adoptBlob(client, layer);
    const completes = isMatch || (image.state === 'complete' && image.digest === layer.digest);
    await client.query(
      `UPDATE images SET digest = $3, state = $4, payload_checksum = $5, tarsums = $6,
              lease_until = greatest(lease_until, now() + make_interval(secs => $7))
        WHERE repository_id = $1 AND image_id = $2`,
      [
        ...key,
        layer.digest,
        completes ? 'complete' : 'layer',
        layer.payloadChecksum,
        layer.tarsums,
        windows.leaseSeconds,
      ],
    );
    if (image.digest !== null && image.digest !== layer.digest) {
      await appendReview(client, context, { kind: 'blob', key: image.digest });
    }
    return { kind: 'published', verify };
  }

  return {
    async stageObject(storageKey) {
      await pool.query(`INSERT INTO objects (storage_key, state) VALUES ($1, 'staged')`, [storageKey]);
    },

    async setUploadId({ storageKey, uploadId }) {
      await pool.query(`UPDATE objects SET upload_id = $2 WHERE storage_key = $1`, [storageKey, uploadId]);
    },

    async heartbeat({ storageKey, repositoryId, imageId }) {
      const { rowCount } = await pool.query(
        `UPDATE objects SET heartbeat_at = now() WHERE storage_key = $1 AND state = 'staged'`,
        [storageKey],
      );
      await pool.query(
        `UPDATE images SET lease_until = greatest(lease_until, now() + make_interval(secs => $3))
          WHERE repository_id = $1 AND image_id = $2`,
        [repositoryId, imageId, windows.leaseSeconds],
      );
      return rowCount !== 0;
    },

    doomObject: (storageKey) => doomObject(pool, context, storageKey),

    async publishLayer(layer) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await withTransaction(pool, (client) => publish(client, layer));
        } catch (error) {
          if (!(error instanceof BlobVanished)) throw error;
          if (attempt === maxPublishAttempts) throw new AppError('unavailable', { cause: error });
        }
      }
    },

    saveChecksum: ({ repositoryId, imageId, matches, pending }) =>
      withTransaction(pool, async (client) => {
        const key = [repositoryId, imageId];
        const { rows } = await client.query<
          ImageForPublish & { payload_checksum: string | null; tarsums: string[] }
        >(lockImage.replace('SELECT state,', 'SELECT payload_checksum, tarsums, state,'), key);
        const image = rows[0];
        if (!image) return 'gone';
        const hasLayer =
          image.state !== 'json' && image.payload_checksum !== null && image.blob_state === 'available';
        if (!hasLayer) {
          if (pending === undefined) return 'no-layer';
          await client.query(
            `UPDATE images SET expected_checksum = $3 WHERE repository_id = $1 AND image_id = $2`,
            [...key, pending],
          );
          return 'pending';
        }
        const isMatch = matches({ payloadChecksum: image.payload_checksum ?? '', tarsums: image.tarsums });
        if (image.state === 'complete') return isMatch ? 'complete' : 'exists';
        if (!isMatch) return 'mismatch';
        await client.query(
          `UPDATE images SET state = 'complete', lease_until = greatest(lease_until, now() + make_interval(secs => $3))
            WHERE repository_id = $1 AND image_id = $2`,
          [...key, windows.leaseSeconds],
        );
        return 'complete';
      }),
  };
}
