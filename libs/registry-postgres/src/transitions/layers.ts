import { AppError } from '@drydock/kernel';
import type { PublishLayer, PublishOutcome, RegistryStore } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import type { Queryable, StoreContext } from '../store-context.ts';
import { appendReview } from './append-review.ts';
import { doomObject, doomUpload } from './doom-object.ts';
import { lockImage } from './lock-image.ts';

interface BlobForPublish {
  storage_key: string;
  state: string;
  verified_at: Date | null;
}

/** The blob row vanished between the insert that met it and the look at it: the transaction starts again. */
class BlobVanished extends Error {}
const maxPublishAttempts = 10;

const matchesExpectation = (layer: PublishLayer, expected: string): boolean =>
  expected === layer.payloadChecksum || layer.tarsums.includes(expected);

type Methods = Pick<
  RegistryStore,
  'stageObject' | 'setUploadId' | 'heartbeat' | 'doomObject' | 'publishLayer' | 'saveTarsums' | 'saveChecksum'
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
    const isGood = (row: BlobForPublish) => row.state === 'available' && row.verified_at !== null;
    if (isGood(blob)) {
      await doomUpload(client, context, { storageKey: layer.storageKey, from: 'any' });
      return false;
    }
    // Somebody else may have healed it since: the lock decides whose key is the old one.
    const locked = await client.query<BlobForPublish>(
      `SELECT storage_key, state, verified_at FROM blobs WHERE digest = $1 FOR NO KEY UPDATE`,
      [layer.digest],
    );
    const old = locked.rows[0];
    if (!old) throw new BlobVanished();
    if (isGood(old)) {
      await doomUpload(client, context, { storageKey: layer.storageKey, from: 'any' });
      return false;
    }
    // Not known to be good: the new object takes its place, which heals every image that refers to it.
    await client.query(
      `UPDATE blobs SET storage_key = $2, size_bytes = $3, state = 'available', verified_at = NULL WHERE digest = $1`,
      [layer.digest, layer.storageKey, layer.sizeBytes],
    );
    await doomObject(client, context, old.storage_key);
    return true;
  }

  async function publish(client: Queryable, layer: PublishLayer): Promise<PublishOutcome> {
    const key = [layer.repositoryId, layer.imageId];
    const image = await lockImage(client, layer);
    const refuse = async (outcome: PublishOutcome): Promise<PublishOutcome> => {
      await doomUpload(client, context, { storageKey: layer.storageKey, from: 'any' });
      return outcome;
    };
    if (!image) return refuse({ kind: 'gone' });
    if (image.state === 'complete' && image.isReadable) {
      return refuse({ kind: image.digest === layer.digest ? 'same' : 'exists' });
    }
    if (image.jsonRevision !== layer.jsonRevision) return refuse({ kind: 'json-changed' });
    const expected = image.expectedChecksum;
    const isMatch = expected !== null && matchesExpectation(layer, expected);
    if (image.isExpectationRequired && !isMatch) return refuse({ kind: 'mismatch' });

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

    async doomObject(storageKey) {
      // Staged ones only: the upload may have been published by a transaction whose answer never came.
      await doomUpload(pool, context, { storageKey, from: 'staged' });
    },

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

    async saveTarsums({ repositoryId, imageId, jsonRevision, digest, tarsums }) {
      await pool.query(
        `UPDATE images SET tarsums = $5
          WHERE repository_id = $1 AND image_id = $2 AND json_revision = $3 AND digest = $4`,
        [repositoryId, imageId, jsonRevision, digest, tarsums],
      );
    },

    saveChecksum: ({ repositoryId, imageId, matches, pending }) =>
      withTransaction(pool, async (client) => {
        const key = [repositoryId, imageId];
        const image = await lockImage(client, { repositoryId, imageId });
        if (!image) return 'gone';
        if (image.state === 'json' || image.payloadChecksum === null || !image.isReadable) {
          if (pending === undefined) return 'no-layer';
          await client.query(
            `UPDATE images SET expected_checksum = $3 WHERE repository_id = $1 AND image_id = $2`,
            [...key, pending],
          );
          return 'pending';
        }
        const isMatch = matches({ payloadChecksum: image.payloadChecksum, tarsums: image.tarsums });
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
