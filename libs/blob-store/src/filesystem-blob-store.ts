import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
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
  const ready = Promise.all([mkdir(objects, { recursive: true }), mkdir(staging, { recursive: true })]);
  ready.catch(() => undefined);

  return {
    async startUpload(key, options = {}) {
      const final = storagePath(objects, key);
      await ready.catch((error: unknown) => Promise.reject(translateFsError(error)));
      const uploadId = randomUUID();
      return startFilesystemUpload(
        { staging: join(staging, stagingName(key, uploadId)), final, uploadId },
        options.signal,
      );
    },

    async read(key, { range, signal } = {}) {
      let file;
      try {
        file = await open(storagePath(objects, key), 'r');
      } catch (error) {
        throw translateFsError(error);
      }
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
      for await (const object of walk(objects, '', after)) if (object.key.startsWith(prefix)) yield object;
    },

    async *listUploads() {
      for (const name of await readdir(staging)) {
        const [key = '', uploadId = ''] = name.split('~');
        const facts = await stat(join(staging, name)).catch(() => undefined);
        if (facts) yield { key: decodeURIComponent(key), uploadId, startedAtMs: facts.birthtimeMs };
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
        await ready;
        const file = await open(probe, 'wx');
        await file.close();
        await unlink(probe);
      } catch (error) {
        throw new AppError('unavailable', {
          message: `The blob folder cannot be written to`,
          cause: error,
          details: { directory },
        });
      }
    },
  };
}
