import type { Readable } from 'node:stream';
import { AppError } from '@drydock/kernel';
import type { BlobStore, StorageKey } from '../ports/blob-store.ts';

/** The stored bytes of a layer that a row refers to. @throws AppError `layer_broken` when the object is not there, `unavailable` */
export async function readStoredLayer(
  blobStore: Pick<BlobStore, 'read'>,
  storageKey: StorageKey,
): Promise<Readable> {
  try {
    return (await blobStore.read(storageKey)).body;
  } catch (error) {
    throw AppError.is(error, 'blob_missing') ? new AppError('layer_broken', { cause: error }) : error;
  }
}
