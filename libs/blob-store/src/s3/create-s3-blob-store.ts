import { randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
import { storagePath } from '../storage-path.ts';
import { createS3Client, defaultRegion } from './create-s3-client.ts';
import { listS3Objects, listS3Uploads } from './list-s3.ts';
import { prepareS3Bucket, wordsFor } from './prepare-s3-bucket.ts';
import { removeS3Objects } from './remove-s3-objects.ts';
import type { S3Bucket } from './s3-bucket.ts';
import { createS3Call } from './s3-calls.ts';
import { createS3Part } from './s3-part.ts';
import { readS3Object } from './s3-read.ts';
import type { S3BlobStoreSettings } from './s3-settings.ts';
import { startS3Upload } from './s3-upload.ts';
import { sendBody } from './send-body.ts';
import { isOfOurClock } from './translate-s3-error.ts';

export interface S3BlobStore extends BlobStore {
  /** Makes the bucket where there is none. @throws AppError `configuration_invalid` with a word on what is wrong, `unavailable` */
  prepare(): Promise<void>;
  /**
   * Reads an object of its own back by the address that clients are sent to. @throws AppError `configuration_invalid` with a word on why
   * that does not work from here
   */
  checkPublicEndpoint(): Promise<void>;
  /** Closes the connections. */
  close(): void;
}

/** No presigned URL lives longer: an object is kept for at least this long after its last reference went. */
const longestPresignedSeconds = 1_200;

/** Objects in a bucket of any S3-compatible store. */
export function createS3BlobStore(settings: S3BlobStoreSettings): S3BlobStore {
  const { bucket, publicEndpoint, deadlineMs = 30_000, cleanUpMs = 5_000 } = settings;
  const { onLeftover = () => undefined } = settings;
  const { client, close } = createS3Client(settings, settings.endpoint);
  const outside = publicEndpoint === undefined ? undefined : createS3Client(settings, publicEndpoint);
  const call = createS3Call({
    deadlineMs,
    slowestBytesPerSecond: settings.slowestBytesPerSecond ?? 256 * 1024,
  });
  const store: S3Bucket = { client, bucket, region: settings.region ?? defaultRegion, call };

  const read: BlobStore['read'] = (key, { range, signal } = {}) =>
    readS3Object(store, { key, range, signal, idleMs: deadlineMs });

  return {
    async startUpload(key, { signal } = {}) {
      storagePath('/', key);
      return Promise.resolve(startS3Upload({ store, key, signal, cleanUpMs, onLeftover }));
    },
    read,
    lend: async (key, options) => (await read(key, options)).body,
    async findObject(key) {
      try {
        const { size, lastModified } = await call(() => client.statObject(bucket, key));
        return { key, sizeBytes: size, modifiedAtMs: lastModified.getTime() };
      } catch (error) {
        if (!AppError.is(error, 'blob_missing')) throw error;
        // A HEAD says the same of an object and of a whole bucket that is not there.
        if (!(await call(() => client.bucketExists(bucket))))
          throw new AppError('unavailable', { cause: error });
        return undefined;
      }
    },
    removeObjects: (keys) => removeS3Objects(store, keys),
    listObjects: (options) => listS3Objects(store, options),
    listUploads: () => listS3Uploads(store),
    async abortUpload({ key, uploadId }) {
      try {
        await call(() => client.abortMultipartUpload(bucket, key, uploadId));
      } catch (error) {
        if (!AppError.is(error, 'upload_lost', 'blob_missing')) throw error;
      }
    },
    async presign({ key, method, expiresSeconds }) {
      const seconds = Math.min(expiresSeconds, longestPresignedSeconds);
      return outside?.client.presignedUrl(method, bucket, key, seconds);
    },
    async check(signal) {
      const key = `check/${randomUUID()}`;
      const part = createS3Part(1);
      try {
        await sendBody(store, { key, part, signal: signal ?? new AbortController().signal });
      } catch (error) {
        if (!isOfOurClock(error)) throw error;
        throw new AppError('configuration_invalid', { message: wordsFor(error), cause: error });
      }
      await call(() => client.statObject(bucket, key), { signal });
      await call(() => client.removeObject(bucket, key), { signal });
    },
    prepare: () => prepareS3Bucket(store),
    async checkPublicEndpoint() {
      if (!outside) {
        throw new AppError('configuration_invalid', { message: 'no public address of the store is known' });
      }
      const key = `check/${randomUUID()}`;
      await sendBody(store, { key, part: createS3Part(1), signal: AbortSignal.timeout(deadlineMs) });
      try {
        await call(() => outside.client.statObject(bucket, key));
      } catch (error) {
        throw new AppError('configuration_invalid', { message: wordsFor(error), cause: error });
      } finally {
        await call(() => client.removeObject(bucket, key)).catch(() => undefined);
      }
    },
    close() {
      close();
      outside?.close();
    },
  };
}
