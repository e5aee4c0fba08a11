import { join } from 'node:path';
import { createFilesystemBlobStore, createS3BlobStore, type S3BlobStoreSettings } from '@drydock/blob-store';
import { AppError } from '@drydock/kernel';
import type { Logger } from '@drydock/observability';
import {
  createBullmqQueue,
  createInProcessQueue,
  type BullmqQueueSettings,
  type ReportQueueEvent,
} from '@drydock/queue';
import type { BlobStore, JobQueue } from '@drydock/registry-core';
import { checkRedirects } from './check-redirects.ts';
import type { LayerRedirects } from './http/registry-deps.ts';
import { prepareBucket } from './prepare-bucket.ts';

export interface OpenBlobStore {
  readonly blobStore: BlobStore;
  close(): void;
}

/** The bucket when one is named, else files under `blobs/` of the data directory. */
export async function openBlobStore(options: {
  readonly dataDirectory: string;
  readonly s3: S3BlobStoreSettings | undefined;
  /** Clients are sent to the store. */
  readonly redirects: LayerRedirects | undefined;
  readonly log: Logger;
}): Promise<OpenBlobStore> {
  const { s3, redirects, log } = options;
  if (s3 === undefined) {
    const blobStore = createFilesystemBlobStore({ directory: join(options.dataDirectory, 'blobs') });
    if (redirects) void checkRedirects({}, redirects, log);
    return { blobStore, close: () => undefined };
  }
  const blobStore = createS3BlobStore({
    ...s3,
    onLeftover: ({ error, ...leftover }) => log.warn({ err: error, ...leftover }, 'left in the store'),
  });
  const stopPreparing = await prepareBucket(blobStore, log);
  if (redirects) void checkRedirects(blobStore, redirects, log);
  return {
    blobStore,
    close: () => {
      stopPreparing();
      blobStore.close();
    },
  };
}

/**
 * Shared by all processes through Redis, or in the memory of this one. A Redis that is away now is no fault.
 * @throws AppError `configuration_invalid` when Redis throws keys away
 */
export async function openQueue(
  redis: BullmqQueueSettings['connection'] | undefined,
  report: ReportQueueEvent,
): Promise<JobQueue> {
  if (redis === undefined) return createInProcessQueue({ report });
  const queue = createBullmqQueue({ report, connection: redis });
  try {
    await queue.check();
  } catch (error) {
    if (AppError.is(error, 'configuration_invalid')) {
      await queue.close({ deadlineMs: 0 });
      throw error;
    }
  }
  return queue;
}
