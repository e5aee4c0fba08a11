import { createHash } from 'node:crypto';
import { AppError, type ImageId } from '@drydock/kernel';
import { createLayerInspector } from '@drydock/layer-archive';
import type { Caller } from '../caller.ts';
import type { BlobStore, BlobUpload } from '../ports/blob-store.ts';
import type { ImageKey, ImageRow, ImageStore } from '../ports/image-store.ts';
import type { JobQueue } from '../ports/job-queue.ts';
import type { LayerStore, PublishOutcome } from '../ports/layer-store.ts';
import { allTarsums, tarSumVersions } from '../rules/tarsums.ts';
import { newStorageKey } from '../storage-key.ts';
import type { ResolveImage } from './resolve-image.ts';
import { startUploadHeartbeat } from './upload-heartbeat.ts';
import { writeUpload } from './write-upload.ts';

export interface StoreLayerDeps {
  readonly store: Pick<ImageStore, 'findImage' | 'findJson' | 'renewLease'> & LayerStore;
  readonly blobStore: BlobStore;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly resolveImage: ResolveImage;
  readonly limitBytes: number;
  /** What unpacking one layer may cost. */
  readonly maxUnpackedBytes: number;
  readonly heartbeatMs: number;
  /** After this long without a heartbeat an upload is given up by the others. */
  readonly silenceMs: number;
  /** Reading a layer back waits this long, so that it does not slow the push that it came with. */
  readonly verifyDelayMs: number;
}

export interface StoreLayerRequest {
  readonly caller: Caller;
  readonly imageId: ImageId;
  readonly body: AsyncIterable<Uint8Array>;
  readonly requestId: string | undefined;
}

function settle(outcome: PublishOutcome): void {
  switch (outcome.kind) {
    case 'published':
    case 'same':
      return;
    case 'exists':
      throw new AppError('image_exists');
    case 'json-changed':
      throw new AppError('image_in_progress');
    case 'mismatch':
      throw new AppError('checksum_mismatch');
    case 'gone':
      throw new AppError('image_not_found');
    case 'lost':
      throw new AppError('upload_lost');
  }
}

/**
 * PUT layer (protocol 3.16): the body under a new key of its own, published by the row only when every byte is in the store. A client that
 * goes away at any byte leaves the image as it was.
 * @throws AppError `image_not_found`, `image_exists`, `checksum_mismatch`, `payload_too_large`, `image_in_progress` when the JSON came
 * again in between, `upload_lost`, `insufficient_storage`, `unavailable`
 */
export function createStoreLayer(deps: StoreLayerDeps) {
  const { store, blobStore, queue, resolveImage, limitBytes } = deps;

  /** An image that is complete takes the same bytes again and no others (protocol 7.1). */
  async function compare(image: ImageRow, body: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of body) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) throw new AppError('payload_too_large');
      hash.update(chunk);
    }
    if (!(await store.renewLease(image))) throw new AppError('image_not_found');
    if (`sha256:${hash.digest('hex')}` !== image.blob?.digest) throw new AppError('image_exists');
  }

  async function write(
    key: ImageKey,
    upload: BlobUpload,
    request: StoreLayerRequest & { readonly storageKey: string; readonly signal: AbortSignal },
  ): Promise<void> {
    const found = await store.findJson(key);
    if (!found) throw new AppError('image_not_found');
    const image = await store.findImage(key);
    // Unpacking costs more than all the rest, so it is done here only for a tarsum that is waited for; see save-checksum.
    const inspector = image?.expectedChecksum?.startsWith('tarsum')
      ? createLayerInspector({ tarSums: tarSumVersions, maxUnpackedBytes: deps.maxUnpackedBytes })
      : undefined;
    const sums = await writeUpload({
      body: request.body,
      json: found.json,
      upload,
      limitBytes,
      inspect:
        inspector && ((piece) => inspector.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length))),
      signal: request.signal,
    });
    const committed = await upload.commit();
    if (committed.sizeBytes !== sums.sizeBytes) throw new AppError('unavailable', { details: { committed } });
    const facts = await inspector?.end();
    const outcome = await store.publishLayer({
      ...key,
      ...sums,
      jsonRevision: found.jsonRevision,
      storageKey: request.storageKey,
      tarsums: facts ? allTarsums(facts, found.json) : [],
    });
    settle(outcome);
    if (outcome.kind === 'published' && outcome.verify) {
      const payload = { digest: sums.digest, storageKey: request.storageKey };
      await queue.enqueue('verify-layer', payload, {
        delayMs: deps.verifyDelayMs,
        key: `verify-${request.storageKey.replaceAll('/', '-')}`,
        ...(request.requestId === undefined ? {} : { requestId: request.requestId }),
      });
    }
  }

  return async (request: StoreLayerRequest): Promise<void> => {
    const grant = await resolveImage.forWrite(request.caller, request.imageId, 'image_not_found');
    const key: ImageKey = { repositoryId: grant.repositoryId, imageId: request.imageId };
    const image = await store.findImage(key);
    if (!image) throw new AppError('image_not_found');
    if (image.state === 'complete') {
      await compare(image, request.body);
      return;
    }
    const storageKey = newStorageKey();
    await store.stageObject(storageKey);
    const lost = new AbortController();
    let upload: BlobUpload | undefined;
    let notedId: string | undefined;
    // For the reaper. In a bucket there is none before the first part is full.
    const noteUploadId = async (): Promise<void> => {
      const uploadId = upload?.uploadId;
      if (uploadId === undefined || uploadId === notedId) return;
      await store.setUploadId({ storageKey, uploadId });
      notedId = uploadId;
    };
    const stop = startUploadHeartbeat({
      beat: async () => {
        await noteUploadId();
        return store.heartbeat({ ...key, storageKey });
      },
      everyMs: deps.heartbeatMs,
      silenceMs: deps.silenceMs,
      onLost: () => lost.abort(new AppError('upload_lost')),
    });
    try {
      upload = await blobStore.startUpload(storageKey, { signal: lost.signal });
      await noteUploadId();
      await write(key, upload, { ...request, storageKey, signal: lost.signal });
    } catch (error) {
      await upload?.abort();
      // The give-up sweep finds it when the database is away now. An object that was published or doomed stays as it is.
      await store.doomObject(storageKey).catch(() => undefined);
      throw error;
    } finally {
      stop();
    }
  };
}
