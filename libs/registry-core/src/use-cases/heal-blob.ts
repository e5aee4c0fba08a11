import { createHash } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { BlobStore, BlobUpload, StorageKey } from '../ports/blob-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { LayerStore } from '../ports/layer-store.ts';
import type { VerificationStore } from '../ports/verification-store.ts';
import { newStorageKey } from '../storage-key.ts';
import { startUploadHeartbeat } from './upload-heartbeat.ts';
import { inPieces } from './write-upload.ts';

export interface HealBlobDeps {
  readonly store: Pick<VerificationStore, 'findBlob' | 'healBlob' | 'keepStaged'> &
    Pick<LayerStore, 'stageObject' | 'setUploadId' | 'doomObject'>;
  readonly blobStore: BlobStore;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly heartbeatMs: number;
  readonly silenceMs: number;
}

export interface HealBlobRequest {
  readonly digest: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The bytes of a corrupt or missing blob, from somebody who still has them: exactly these, as the digest says. Every image that refers to the
 * blob is whole again. @returns `healthy` when there was nothing to heal
 * @throws AppError `not_found`, `checksum_mismatch`, `upload_lost`, `insufficient_storage`, `unavailable`
 */
export function createHealBlob({ store, blobStore, queue, heartbeatMs, silenceMs }: HealBlobDeps) {
  /** @throws AppError `checksum_mismatch` before anything is committed */
  async function write(
    upload: BlobUpload,
    { digest, body }: HealBlobRequest,
    { sizeBytes, signal }: { readonly sizeBytes: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const hash = createHash('sha256');
    let seenBytes = 0;
    for await (const piece of inPieces(body)) {
      signal.throwIfAborted();
      seenBytes += piece.length;
      if (seenBytes > sizeBytes) throw new AppError('checksum_mismatch');
      hash.update(piece);
      await upload.write(piece);
    }
    signal.throwIfAborted();
    if (seenBytes !== sizeBytes || `sha256:${hash.digest('hex')}` !== digest) {
      throw new AppError('checksum_mismatch');
    }
    const committed = await upload.commit();
    if (committed.sizeBytes !== sizeBytes) throw new AppError('unavailable', { details: { committed } });
  }

  async function replace(
    request: HealBlobRequest,
    { storageKey, sizeBytes }: { readonly storageKey: StorageKey; readonly sizeBytes: number },
  ): Promise<'healed' | 'healthy'> {
    const { digest } = request;
    const outcome = await store.healBlob({ digest, storageKey, sizeBytes });
    if (outcome === 'gone') throw new AppError('not_found');
    if (outcome === 'lost') throw new AppError('upload_lost');
    if (outcome === 'healed') await queue.enqueue('verify-layer', { digest, storageKey });
    return outcome;
  }

  return async (request: HealBlobRequest): Promise<'healed' | 'healthy'> => {
    const blob = await store.findBlob(request.digest);
    if (!blob) throw new AppError('not_found');
    if (blob.state === 'available') {
      // To its end, or the sender would wait for somebody to take it.
      for await (const _piece of request.body);
      return 'healthy';
    }
    const { sizeBytes } = blob;
    const storageKey = newStorageKey();
    await store.stageObject(storageKey);
    const lost = new AbortController();
    const stop = startUploadHeartbeat({
      beat: () => store.keepStaged(storageKey),
      everyMs: heartbeatMs,
      silenceMs,
      onLost: () => lost.abort(new AppError('upload_lost')),
    });
    let upload: BlobUpload | undefined;
    try {
      upload = await blobStore.startUpload(storageKey, { signal: lost.signal });
      if (upload.uploadId !== undefined) {
        await store.setUploadId({ storageKey, uploadId: upload.uploadId });
      }
      await write(upload, request, { sizeBytes, signal: lost.signal });
      return await replace(request, { storageKey, sizeBytes });
    } catch (error) {
      await upload?.abort();
      // The give-up sweep finds it when the database is away now. An object that is live or doomed stays as it is.
      await store.doomObject(storageKey).catch(() => undefined);
      throw error;
    } finally {
      stop();
    }
  };
}

export type HealBlob = ReturnType<typeof createHealBlob>;
