import { link, open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@drydock/kernel';
import type { BlobUpload } from '@drydock/registry-core';
import type { DurableDirectories } from './durable-directories.ts';
import { isMissing, translateFsError } from './translate-fs-error.ts';

/** Small chunks are gathered up to this before they are written: fewer calls, and memory that stays this small. */
const gatherBytes = 512 * 1024;

export interface FilesystemUploadOptions {
  readonly staging: string;
  readonly final: string;
  readonly uploadId: string;
  readonly directories: DurableDirectories;
  readonly signal: AbortSignal | undefined;
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[], expected: number): Promise<void> {
  const { bytesWritten } = await file.writev(chunks);
  if (bytesWritten === expected) return;
  // A disk that fills up may take a part: the rest is tried, and then says why.
  const rest = Buffer.concat(chunks).subarray(bytesWritten);
  await writeAll(file, [rest], rest.length);
}

/** Bytes go to a staging file; commit links it to its final name, which fails where one exists, and syncs both. */
export async function startFilesystemUpload(options: FilesystemUploadOptions): Promise<BlobUpload> {
  const { staging, final, uploadId, directories, signal } = options;
  let file: FileHandle;
  try {
    file = await open(staging, 'wx');
  } catch (error) {
    throw translateFsError(error);
  }
  let gathered: Uint8Array[] = [];
  let gatheredBytes = 0;
  let sizeBytes = 0;
  let ended: 'committed' | 'aborted' | undefined;

  const goOn = () => {
    if (ended) throw new AppError('upload_lost', { details: { uploadId, ended } });
    signal?.throwIfAborted();
  };
  const flush = async (): Promise<void> => {
    const [chunks, expected] = [gathered, gatheredBytes];
    gathered = [];
    gatheredBytes = 0;
    if (expected > 0) await writeAll(file, chunks, expected);
  };
  const abort = async (): Promise<void> => {
    if (ended) return;
    ended = 'aborted';
    gathered = [];
    await file.close().catch(() => undefined);
    await unlink(staging).catch(() => undefined);
  };
  const publish = async (): Promise<void> => {
    const directory = dirname(final);
    await directories.make(directory);
    await link(staging, final).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      directories.forget();
      throw new AppError('upload_lost', { cause: error });
    });
    await directories.sync(directory);
  };

  return {
    uploadId,
    async write(chunk) {
      goOn();
      gathered.push(chunk);
      gatheredBytes += chunk.length;
      sizeBytes += chunk.length;
      if (gatheredBytes < gatherBytes) return;
      await flush().catch((error: unknown) => Promise.reject(translateFsError(error)));
    },
    async commit() {
      if (ended === 'committed') return { sizeBytes };
      goOn();
      try {
        await flush();
        await file.sync();
        await publish();
      } catch (error) {
        await abort();
        throw translateFsError(error);
      }
      ended = 'committed';
      await file.close();
      await unlink(staging).catch(() => undefined);
      return { sizeBytes };
    },
    abort,
  };
}
