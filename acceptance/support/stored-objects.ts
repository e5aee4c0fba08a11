import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { s3Client, type TestS3 } from '@drydock/testing';

/** Layers where they lie, behind the registry's back. */
export interface StoredObjects {
  /** Storage keys. */
  list(): Promise<readonly string[]>;
  read(key: string): Promise<Buffer>;
  put(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
}

export function storedFiles(dataDirectory: string): StoredObjects {
  const root = join(dataDirectory, 'blobs', 'objects');
  return {
    list: async () =>
      (await readdir(join(root, 'blobs'), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name))),
    read: (key) => readFile(join(root, key)),
    async put(key, bytes) {
      const path = join(root, key);
      await rm(path, { force: true });
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
    remove: (key) => rm(join(root, key)),
  };
}

export function storedInBucket(s3: TestS3, bucket: string): StoredObjects {
  const client = s3Client(s3);
  return {
    async list() {
      const keys: string[] = [];
      for await (const item of client.listObjectsV2(bucket, 'blobs/', true)) {
        const { name } = item as { readonly name?: string };
        if (name !== undefined) keys.push(name);
      }
      return keys;
    },
    read: async (key) => buffer(await client.getObject(bucket, key)),
    put: async (key, bytes) => void (await client.putObject(bucket, key, bytes)),
    remove: (key) => client.removeObject(bucket, key),
  };
}
