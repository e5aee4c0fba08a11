import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import type { BlobStore } from '@drydock/registry-core';
import { eventually } from '@drydock/testing';
import { anImageId, aRegistry, type ARegistry } from '../../../test/a-registry.ts';
import { pushImage } from '../../../test/push-image.ts';

let registry: ARegistry;
const imageId = anImageId();
const seen: (string | null)[] = [];

/** As a bucket does: an upload has no id before its first part. Holds the write until the row tells of it. */
function lateIds(plain: BlobStore): BlobStore {
  return {
    ...plain,
    async startUpload(key, options) {
      const upload = await plain.startUpload(key, options);
      let uploadId: string | undefined;
      return {
        ...upload,
        get uploadId() {
          return uploadId;
        },
        async write(chunk) {
          await upload.write(chunk);
          uploadId = upload.uploadId;
          await eventually(async () => {
            const { rows } = await registry.pool.query<{ upload_id: string | null }>(
              `SELECT upload_id FROM objects WHERE storage_key = $1`,
              [key],
            );
            expect(rows[0]?.upload_id).toBe(uploadId);
            seen.push(rows[0]?.upload_id ?? null);
          });
        },
      };
    },
  };
}

beforeAll(async () => {
  registry = await aRegistry({ uploadHeartbeatMs: 10 }, {}, lateIds(createMemoryBlobStore()));
});
afterAll(() => registry.close());

it('tells the row of an upload’s id as soon as there is one, so that a reaper can end it', async () => {
  const id = await registry.repository('bobby/late', { images: [imageId] });
  const write = await registry.token(id, 'bobby/late', 'write');
  await pushImage(registry, write, { imageId, layer: 'bytes' });
  expect(seen).toEqual([expect.any(String)]);
});
