import { randomUUID } from 'node:crypto';
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
import { createDurableDirectories } from './durable-directories.ts';
import { startFilesystemUpload } from './filesystem-upload.ts';
import { lendFile } from './lend-file.ts';
import { storagePath } from './storage-path.ts';
import { isMissing, translateFsError } from './translate-fs-error.ts';
import { walk } from './walk.ts';

export interface FilesystemBlobStoreSettings {
  /** Objects lie under `objects/` in it by their keys, one file of the bytes as received; uploads under way in `staging/`. */
  readonly directory: string;
}

const readChunkBytes = 1024 * 1024;
/** A file in the staging folder that no upload of ours has named is known by its name and no upload id. */
const stagingName = (key: string, uploadId: string) =>
  uploadId === '' ? key : `${encodeURIComponent(key)}~${uploadId}`;

function uploadOf(name: string): { readonly key: string; readonly uploadId: string } {
  const mark = name.lastIndexOf('~');
  try {
    const upload = { key: decodeURIComponent(name.slice(0, mark)), uploadId: name.slice(mark + 1) };
    if (mark > 0 && stagingName(upload.key, upload.uploadId) === name) return upload;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  return { key: name, uploadId: '' };
}

export function createFilesystemBlobStore({ directory }: FilesystemBlobStoreSettings): BlobStore {
  const objects = join(directory, 'objects');
  const staging = join(directory, 'staging');
  const directories = createDurableDirectories(directory);
  const makeReady = async () => {
    await directories.make(objects);
    await directories.make(staging);
  };

  const openObject = (key: string) =>
    open(storagePath(objects, key), 'r').catch((error: unknown) => Promise.reject(translateFsError(error)));

  return {
    async startUpload(key, options = {}) {
      const final = storagePath(objects, key);
      await makeReady().catch((error: unknown) => Promise.reject(translateFsError(error)));
      const uploadId = randomUUID();
      return startFilesystemUpload({
        staging: join(staging, stagingName(key, uploadId)),
        final,
        uploadId,
        directories,
        signal: options.signal,
      });
    },

    async read(key, { range, signal } = {}) {
      const file = await openObject(key);
      const { size } = await file.stat();
      const body = file.createReadStream({
        highWaterMark: readChunkBytes,
        ...(range === undefined ? {} : { start: range.start, end: range.end }),
        ...(signal === undefined ? {} : { signal }),
      });
      return { body, sizeBytes: size };
    },

    async lend(key, { range, signal } = {}) {
      const file = await openObject(key);
      try {
        const { size } = await file.stat();
        return lendFile(file, { start: range?.start ?? 0, end: range?.end ?? size - 1, signal });
      } catch (error) {
        await file.close();
        throw translateFsError(error);
      }
    },

    async findObject(key) {
      try {
        const facts = await stat(storagePath(objects, key));
        return { key, sizeBytes: facts.size, modifiedAtMs: facts.mtimeMs };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw translateFsError(error);
      }
    },

    async removeObjects(keys) {
      const gone: string[] = [];
      for (const key of keys) {
        try {
          await unlink(storagePath(objects, key));
          gone.push(key);
        } catch (error) {
          if (isMissing(error)) gone.push(key);
        }
      }
      return gone;
    },

    async *listObjects({ prefix, after = '' }) {
      yield* walk({ root: objects, prefix, after });
    },

    async *listUploads() {
      await makeReady();
      for (const name of await readdir(staging)) {
        const facts = await stat(join(staging, name)).catch(() => undefined);
        if (!facts?.isFile()) continue;
        // Not the time of birth: some file systems have none, and no copy or restored backup keeps it.
        yield { ...uploadOf(name), startedAtMs: facts.mtimeMs, sizeBytes: facts.size };
      }
    },

    async abortUpload({ key, uploadId }) {
      const name = stagingName(key, uploadId);
      if (name !== basename(name)) throw new AppError('invalid_request', { details: { key, uploadId } });
      await unlink(join(staging, name)).catch((error: unknown) => {
        if (!isMissing(error)) throw translateFsError(error);
      });
    },

    presign: () => Promise.resolve(undefined),

    async check() {
      const probe = join(staging, `check~${randomUUID()}`);
      try {
        await makeReady();
        const file = await open(probe, 'wx');
        await file.close();
        await unlink(probe);
      } catch (error) {
        throw new AppError('unavailable', {
          message: 'The blob folder cannot be written to',
          cause: error,
          details: { directory },
        });
      }
    },
  };
}
