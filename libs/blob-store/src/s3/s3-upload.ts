import { AppError } from '@drydock/kernel';
import type { BlobUpload, StorageKey } from '@drydock/registry-core';
import { maxObjectBytes, partBytes } from './part-plan.ts';
import { hasNoRoom } from './has-no-room.ts';
import type { S3Bucket } from './s3-bucket.ts';
import { createS3Part, type S3Part } from './s3-part.ts';
import type { S3Leftover } from './s3-settings.ts';
import { sendBody } from './send-body.ts';

export interface S3UploadOptions {
  readonly store: S3Bucket;
  readonly key: StorageKey;
  readonly signal: AbortSignal | undefined;
  readonly cleanUpMs: number;
  readonly onLeftover: (leftover: S3Leftover) => void;
}

/**
 * One object on its way. At most one part is being sent while the next one fills, so memory stays below two parts. An object that fits
 * into one part is sent whole at the commit; nothing of it is in the store before.
 */
export function startS3Upload({ store, key, signal, cleanUpMs, onLeftover }: S3UploadOptions): BlobUpload {
  const { client, bucket, call } = store;
  const ended = new AbortController();
  const whole = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
  const sent: { part: number; etag: string }[] = [];
  let isSentWhole = false;
  let state: 'open' | 'committed' | 'aborted' = 'open';
  let part = createS3Part(partBytes(1));
  let sizeBytes = 0;
  let uploadId: string | undefined;
  let initiating: Promise<string> | undefined;
  let sending: Promise<void> = Promise.resolve();

  const goOn = () => {
    if (state !== 'open') throw new AppError('upload_lost', { details: { key, state } });
    whole.throwIfAborted();
  };
  const initiate = async (): Promise<string> => {
    // Without the upload's signal: an id that the store made must come to us, or nobody can abort it. A repeat may leave one that has
    // no parts, for `listUploads` to show.
    initiating ??= call(() =>
      client.initiateNewMultipartUpload(bucket, key, { 'content-type': 'application/octet-stream' }),
    );
    uploadId = await initiating;
    return uploadId;
  };
  /** What the loss of the upload really was. */
  const explained = async (error: unknown, sentPart: S3Part): Promise<unknown> => {
    const isFull =
      AppError.is(error, 'upload_lost') && !whole.aborted && (await hasNoRoom(store, sentPart, whole));
    return isFull ? new AppError('insufficient_storage', { cause: error }) : error;
  };
  const sendPart = async (): Promise<S3Part> => {
    const place = { uploadId: await initiate(), number: sent.length + 1 };
    await sending;
    const full = part;
    part = createS3Part(partBytes(place.number + 1));
    sent.push({ part: place.number, etag: '' });
    sending = sendBody(store, { key, part: full, place, signal: whole }).then(
      (etag) => {
        sent[place.number - 1] = { part: place.number, etag };
      },
      async (error: unknown) => {
        throw await explained(error, full);
      },
    );
    // Awaited before the next part; until then a failure must not count as unhandled.
    sending.catch(() => undefined);
    return full;
  };
  const findSize = async (): Promise<number> =>
    (await call(() => client.statObject(bucket, key), { signal })).size;

  const complete = async (id: string): Promise<void> => {
    const last = await sendPart();
    await sending;
    try {
      await call(() => client.completeMultipartUpload(bucket, key, id, sent), {
        signal,
        isRepeatable: false,
        sizeBytes,
      });
    } catch (error) {
      // The answer may be what was lost. The key is ours alone: an object of this size under it is this one.
      if (!AppError.is(error, 'unavailable', 'gateway_timeout', 'upload_lost')) throw error;
      const size = await findSize().catch(() => undefined);
      if (size !== sizeBytes) throw await explained(error, last);
    }
  };
  const remove = async (): Promise<void> => {
    // A store that has just let a call run into its deadline would let these run into theirs, with a client waiting behind them.
    const bounded = () => ({ signal: AbortSignal.timeout(cleanUpMs) });
    try {
      const id = uploadId ?? (await initiating?.catch(() => undefined));
      await sending.catch(() => undefined);
      if (id !== undefined) await call(() => client.abortMultipartUpload(bucket, key, id), bounded());
      // Nobody knows how far a failed commit came; nobody but us has this key.
      if (isSentWhole) await call(() => client.removeObject(bucket, key), bounded());
    } catch (error) {
      if (!AppError.is(error, 'upload_lost', 'blob_missing')) onLeftover({ key, uploadId, error });
    }
  };
  const abort = async (): Promise<void> => {
    if (state !== 'open') return;
    state = 'aborted';
    ended.abort();
    await remove();
  };

  return {
    get uploadId() {
      return uploadId;
    },
    async write(chunk) {
      goOn();
      if (sizeBytes + chunk.length > maxObjectBytes) throw new AppError('payload_too_large');
      for (let rest = chunk; rest.length > 0;) {
        const taken = part.append(rest);
        rest = rest.subarray(taken);
        // A part goes when more comes, so that the last one is never empty and a small object never a part.
        if (taken === 0) await sendPart();
      }
      sizeBytes += chunk.length;
    },
    async commit() {
      if (state === 'committed') return { sizeBytes };
      goOn();
      isSentWhole = true;
      try {
        if (uploadId === undefined) await sendBody(store, { key, part, signal: whole });
        else await complete(uploadId);
        const stored = await findSize();
        if (stored !== sizeBytes) {
          throw new AppError('unavailable', { details: { key, stored, sent: sizeBytes } });
        }
      } catch (error) {
        await abort();
        throw error;
      }
      state = 'committed';
      return { sizeBytes };
    },
    abort,
  };
}
