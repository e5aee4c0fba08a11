import { Client } from 'minio';
import type { TestS3 } from './test-s3.ts';

/** To look at a store, and to change what is in it, behind the registry's back. */
export function s3Client({
  endpoint,
  accessKey,
  secretKey,
}: Pick<TestS3, 'endpoint' | 'accessKey' | 'secretKey'>): Client {
  const { hostname, port } = new URL(endpoint);
  const place = { endPoint: hostname, port: Number(port), useSSL: false, region: 'us-east-1' };
  return new Client({ ...place, accessKey, secretKey });
}
