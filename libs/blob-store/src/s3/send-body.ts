import type { S3Bucket } from './s3-bucket.ts';
import type { S3Part } from './s3-part.ts';

export interface SendBodyOptions {
  readonly key: string;
  readonly part: S3Part;
  /** Of a multipart upload; without it the part is the whole object. */
  readonly place?: { readonly uploadId: string; readonly number: number };
  readonly signal: AbortSignal;
}

/**
 * PUTs a part or a small object. A repeat brings the same bytes to the same place. Over plain HTTP the signature covers
 * their digest, so a store refuses a body that was cut. @returns the ETag
 */
export async function sendBody(store: S3Bucket, options: SendBodyOptions): Promise<string> {
  const { client, bucket, region, call } = store;
  const { key, part, place, signal } = options;
  const query = place && `partNumber=${place.number}&uploadId=${encodeURIComponent(place.uploadId)}`;
  const send = async () => {
    const answer = await client.makeRequestStreamAsync(
      {
        method: 'PUT',
        bucketName: bucket,
        objectName: key,
        headers: { 'content-length': part.sizeBytes, 'content-type': 'application/octet-stream' },
        ...(query === undefined ? {} : { query }),
      },
      part.sizeBytes === 0 ? '' : part.body(),
      client.enableSHA256 ? part.sha256() : '',
      [200],
      region,
    );
    for await (const _ of answer) continue;
    return (answer.headers.etag ?? '').replaceAll('"', '');
  };
  return call(send, { signal, sizeBytes: part.sizeBytes });
}
