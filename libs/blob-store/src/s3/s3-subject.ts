import { randomBytes } from 'node:crypto';
import { eventually, type TestS3, type TestS3Options, type Unavailable } from '@drydock/testing';
import type { ConformanceSubject } from '../conformance/blob-store-conformance.ts';
import { createS3BlobStore } from './create-s3-blob-store.ts';
import { createS3Client } from './create-s3-client.ts';
import type { S3BlobStoreSettings } from './s3-settings.ts';

/** Settings for a new bucket of a test's store. */
export function settingsFor({ endpoint, accessKey, secretKey }: TestS3): S3BlobStoreSettings {
  return {
    endpoint,
    publicEndpoint: endpoint,
    bucket: `drydock-${randomBytes(6).toString('hex')}`,
    credentials: { accessKey, secretKey },
  };
}

/** Waits until the first part of an upload has arrived. */
function createSettle(settings: S3BlobStoreSettings) {
  const { client, close } = createS3Client(settings, settings.endpoint);
  const settle = async ({ key, uploadId }: { readonly key: string; readonly uploadId: string }) =>
    eventually(async () => {
      const query = `uploadId=${encodeURIComponent(uploadId)}`;
      const request = { method: 'GET', bucketName: settings.bucket, objectName: key, query };
      let parts = '';
      for await (const chunk of await client.makeRequestAsync(request)) parts += String(chunk);
      if (!parts.includes('<PartNumber>1<')) throw new Error('the part has not arrived yet');
    });
  return { settle, close };
}

/** Both vendors keep some of it for themselves. */
const smallDiskBytes = 48 * 1024 * 1024;

async function openSmall(start: (options: TestS3Options) => Promise<TestS3 | Unavailable>) {
  const s3 = await start({ diskBytes: smallDiskBytes });
  if ('unavailable' in s3) return undefined;
  const store = createS3BlobStore(settingsFor(s3));
  await store.prepare();
  const stop = async () => {
    store.close();
    await s3.stop();
  };
  return { store, stop };
}

/** A store in a bucket of its own. */
export async function openS3Subject(
  start: (options?: TestS3Options) => Promise<TestS3 | Unavailable>,
  facts: Pick<ConformanceSubject, 'listsOddNames'> = {},
): Promise<ConformanceSubject | Unavailable> {
  const s3 = await start();
  if ('unavailable' in s3) return s3;
  const settings = settingsFor(s3);
  const store = createS3BlobStore(settings);
  const { settle, close } = createSettle(settings);
  await store.prepare();
  const small = await openSmall(start);
  return {
    store,
    ...(small ? { small: small.store } : {}),
    uploadBytes: 9_000_000,
    settle,
    ...facts,
    async close() {
      close();
      await small?.stop();
      store.close();
      await s3.stop();
    },
  };
}
