import { randomUUID } from 'node:crypto';
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
import { createDurableDirectories } from './durable-directories.ts';
import { startFilesystemUpload } from './filesystem-upload.ts';
import { storagePath } from './storage-path.ts';
import { isMissing, translateFsError } from './translate-fs-error.ts';
import { walk } from './walk.ts';

export interface FilesystemBlobStoreSettings {
  /** Objects lie under `objects/` in it by their keys, one file of the bytes as received; uploads under way in `staging/`. */
  readonly directory: string;
}

const readChunkBytes = 1024 * 1024;
const stagingName = (key: string, uploadId: string) => `${encodeURIComponent(key)}~${uploadId}`;

export function createFilesystemBlobStore({ directory }: FilesystemBlobStoreSettings): BlobStore {
  const objects = join(directory, 'objects');
  const staging = join(directory, 'staging');
  const directories = createDurableDirectories(directory);
  const makeReady = async () => {
    await directories.make(objects);
    await directories.make(staging);
  };

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
      const file = await open(storagePath(objects, key), 'r').catch((error: unknown) =>
        Promise.reject(translateFsError(error)),
      );
      const { size } = await file.stat();
      const body = file.createReadStream({
        highWaterMark: readChunkBytes,
        ...(range === undefined ? {} : { start: range.start, end: range.end }),
        ...(signal === undefined ? {} : { signal }),
      });
      return { body, sizeBytes: size };
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
        const mark = name.lastIndexOf('~');
        const facts = await stat(join(staging, name)).catch(() => undefined);
        if (mark < 0 || !facts) continue;
        const key = decodeURIComponent(name.slice(0, mark));
        yield { key, uploadId: name.slice(mark + 1), startedAtMs: facts.birthtimeMs };
      }
    },

    async abortUpload({ key, uploadId }) {
      await unlink(join(staging, stagingName(key, uploadId))).catch((error: unknown) => {
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
