import { AppError } from '@drydock/kernel';
import type { ObjectInfo, StorageKey } from '@drydock/registry-core';
import type { S3Bucket } from './s3-bucket.ts';

export interface ListS3Options {
  readonly prefix: string;
  readonly after?: StorageKey;
  /** Default: as many as a store gives at once. */
  readonly pageSize?: number;
}

/** @throws `unavailable` when the store says that there is more and not where. */
function nextOf(isTruncated: boolean, next: string, last: string): string | undefined {
  if (!isTruncated) return undefined;
  if (next === '' || next === last) throw new AppError('unavailable', { details: { listing: 'no way on' } });
  return next;
}

export async function* listS3Objects(
  { client, bucket, call }: S3Bucket,
  { prefix, after = '', pageSize = 1_000 }: ListS3Options,
): AsyncGenerator<ObjectInfo> {
  for (let token: string | undefined = ''; token !== undefined;) {
    const here: string = token;
    const page = await call(() => client.listObjectsV2Query(bucket, prefix, here, '', pageSize, after));
    for (const object of page.objects) {
      if (object.name === undefined) continue;
      const { name: key, size: sizeBytes, lastModified } = object;
      yield { key, sizeBytes, modifiedAtMs: lastModified.getTime() };
    }
    token = nextOf(page.isTruncated, page.nextContinuationToken, here);
  }
}

/** With the empty prefix: MinIO finds uploads by no other, but by a whole key. */
export async function* listS3Uploads({ client, bucket, call }: S3Bucket): AsyncGenerator<{
  readonly key: StorageKey;
  readonly uploadId: string;
  readonly startedAtMs: number;
}> {
  for (let marker: string | undefined = ''; marker !== undefined;) {
    const here: string = marker;
    // The client reads no upload id marker; by the key alone a page may leave out further uploads of its last key, and we have one a key.
    const page = await call(() => client.listIncompleteUploadsQuery(bucket, '', here, '', ''));
    for (const { key, uploadId, initiated } of page.uploads) {
      yield { key, uploadId, startedAtMs: initiated.getTime() };
    }
    marker = nextOf(page.isTruncated, page.nextKeyMarker, here);
  }
}
