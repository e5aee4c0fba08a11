import { buffer } from 'node:stream/consumers';
import { s3Client } from '@drydock/testing';

export interface Bucket {
  /** Of the layers; a rebuild's own objects lie under another prefix. */
  listLayerObjects(): Promise<ReadonlyMap<string, number>>;
  listUnfinishedUploads(): Promise<readonly string[]>;
  read(key: string): Promise<Buffer>;
  /** Behind the services' back, as the rest below. */
  put(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  startUpload(key: string): Promise<void>;
}

export function openBucket(place: {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly bucket: string;
}): Bucket {
  const client = s3Client(place);
  return {
    async listLayerObjects() {
      const found = new Map<string, number>();
      for await (const item of client.listObjectsV2(place.bucket, 'blobs/', true)) {
        const { name, size } = item as { readonly name?: string; readonly size?: number };
        if (name !== undefined) found.set(name, size ?? 0);
      }
      return found;
    },
    async listUnfinishedUploads() {
      const keys: string[] = [];
      // MinIO knows an exact key or the empty prefix only.
      for await (const item of client.listIncompleteUploads(place.bucket, '', true)) {
        keys.push((item as { readonly key: string }).key);
      }
      return keys;
    },
    read: async (key) => buffer(await client.getObject(place.bucket, key)),
    async put(key, bytes) {
      await client.putObject(place.bucket, key, bytes);
    },
    remove: (key) => client.removeObject(place.bucket, key),
    async startUpload(key) {
      await client.initiateNewMultipartUpload(place.bucket, key, {});
    },
  };
}
