import type { Client } from 'minio';
import type { S3Call } from './s3-calls.ts';

/** One bucket of one store, and how it is called. */
export interface S3Bucket {
  readonly client: Client;
  readonly bucket: string;
  readonly region: string;
  readonly call: S3Call;
}
