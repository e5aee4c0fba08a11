import { randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { S3Bucket } from './s3-bucket.ts';
import type { S3Part } from './s3-part.ts';
import { sendBody } from './send-body.ts';

/**
 * On a full disk a store may lose its record of an upload and then know none of this id (MinIO does, now and then). Asked by an object of
 * the part's size, which is removed again.
 */
export async function hasNoRoom(store: S3Bucket, part: S3Part, signal: AbortSignal): Promise<boolean> {
  const { client, bucket, call } = store;
  const key = `check/${randomUUID()}`;
  try {
    await sendBody(store, { key, part, signal });
    return false;
  } catch (error) {
    return AppError.is(error, 'insufficient_storage');
  } finally {
    await call(() => client.removeObject(bucket, key)).catch(() => undefined);
  }
}
