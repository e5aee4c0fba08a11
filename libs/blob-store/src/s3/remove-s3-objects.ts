import type { StorageKey } from '@drydock/registry-core';
import type { S3Bucket } from './s3-bucket.ts';

/** As many as one call takes. */
const batchSize = 1_000;

/** The client's types speak of another shape than what it gives. */
const keyOf = (failure: unknown): string | undefined =>
  typeof failure === 'object' && failure !== null && 'Key' in failure && failure.Key !== undefined
    ? String(failure.Key)
    : undefined;

/** The store names what it could not remove, instead of failing; a failure without a key leaves its batch unclear. */
export async function removeS3Objects(
  { client, bucket, call }: S3Bucket,
  keys: readonly StorageKey[],
): Promise<readonly StorageKey[]> {
  const gone: StorageKey[] = [];
  for (let at = 0; at < keys.length; at += batchSize) {
    const batch = keys.slice(at, at + batchSize);
    const failed = (await call(() => client.removeObjects(bucket, [...batch]))).map(keyOf);
    if (!failed.includes(undefined)) gone.push(...batch.filter((key) => !failed.includes(key)));
  }
  return gone;
}
