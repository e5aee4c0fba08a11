import { link, mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BlobUpload } from '@drydock/registry-core';
import { translateFsError } from './translate-fs-error.ts';

/** Small chunks are gathered up to this before they are written: fewer calls, and memory that stays this small. */
const gatherBytes = 512 * 1024;

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface FilesystemUploadPaths {
  readonly staging: string;
  readonly final: string;
  readonly uploadId: string;
}

/** Bytes go to a staging file; commit links it to its final name, which fails where one exists, and syncs both. */
export async function startFilesystemUpload(
  paths: FilesystemUploadPaths,
  signal?: AbortSignal,
): Promise<BlobUpload> {
  let file: FileHandle;
  try {
    file = await open(paths.staging, 'wx');
  } catch (error) {
    throw translateFsError(error);
  }
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  let sizeBytes = 0;
  let ended: 'committed' | 'aborted' | undefined;

  const flush = async (): Promise<void> => {
    const chunks = gathered;
    gathered = [];
    gatheredBytes = 0;
    let expected = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    let rest = chunks;
    while (expected > 0) {
      const { bytesWritten } = await file.writev(rest);
      expected -= bytesWritten;
      // A disk that fills up may take a part: the rest is tried, and then says why.
      if (expected > 0) rest = [Buffer.concat(rest).subarray(bytesWritten)];
    }
  };
  const abort = async (): Promise<void> => {
    if (ended) return;
    ended = 'aborted';
    gathered = [];
    await file.close().catch(() => undefined);
    await unlink(paths.staging).catch(() => undefined);
  };

  return {
    uploadId: paths.uploadId,
    async write(chunk) {
      signal?.throwIfAborted();
      gathered.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      gatheredBytes += chunk.length;
      sizeBytes += chunk.length;
      if (gatheredBytes < gatherBytes) return;
      try {
        await flush();
      } catch (error) {
        throw translateFsError(error);
      }
    },
    async commit() {
      if (ended === 'committed') return { sizeBytes };
      try {
        signal?.throwIfAborted();
        await flush();
        await file.sync();
        const directory = dirname(paths.final);
        const created = await mkdir(directory, { recursive: true });
        await link(paths.staging, paths.final);
        await syncDirectory(directory);
        if (created !== undefined) await syncDirectory(dirname(created));
        ended = 'committed';
      } catch (error) {
        await abort();
        throw translateFsError(error);
      }
      await file.close();
      await unlink(paths.staging).catch(() => undefined);
      return { sizeBytes };
    },
    abort,
  };
}
