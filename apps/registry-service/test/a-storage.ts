import { randomBytes } from 'node:crypto';
import { createFilesystemBlobStore, createS3BlobStore } from '@drydock/blob-store';
import type { BlobStore } from '@drydock/registry-core';
import {
  startTestMinio,
  startTestVersitygw,
  tempDirectory,
  type TestS3,
  type Unavailable,
} from '@drydock/testing';

export interface AStorage {
  readonly blobStore: BlobStore;
  /** Of the filesystem driver. */
  readonly directory: string | undefined;
  close(): Promise<void>;
}

async function aFilesystem(): Promise<AStorage> {
  const directory = await tempDirectory('storage');
  return {
    blobStore: createFilesystemBlobStore({ directory: directory.path }),
    directory: directory.path,
    close: () => directory.remove(),
  };
}

const aBucket = (start: () => Promise<TestS3 | Unavailable>) => async (): Promise<AStorage | Unavailable> => {
  const s3 = await start();
  if ('unavailable' in s3) return s3;
  const blobStore = createS3BlobStore({
    endpoint: s3.endpoint,
    bucket: `drydock-${randomBytes(6).toString('hex')}`,
    credentials: { accessKey: s3.accessKey, secretKey: s3.secretKey },
  });
  await blobStore.prepare();
  return {
    blobStore,
    directory: undefined,
    async close() {
      blobStore.close();
      await s3.stop();
    },
  };
};

/** The real drivers, each opened empty. */
export const storages: Readonly<Record<string, () => Promise<AStorage | Unavailable>>> = {
  filesystem: aFilesystem,
  MinIO: aBucket(startTestMinio),
  versitygw: aBucket(startTestVersitygw),
};

export async function putObject(blobStore: BlobStore, key: string, bytes: string | Buffer): Promise<void> {
  const upload = await blobStore.startUpload(key);
  await upload.write(Buffer.from(bytes));
  await upload.commit();
}
