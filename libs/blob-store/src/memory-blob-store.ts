import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError } from '@drydock/kernel';
import type { BlobStore } from '@drydock/registry-core';
import { storagePath } from './storage-path.ts';

/** For unit tests: the same promises as the other drivers, kept by nothing but memory. */
export function createMemoryBlobStore(settings: { readonly capacityBytes?: number } = {}): BlobStore {
  const objects = new Map<string, { readonly bytes: Buffer; readonly modifiedAtMs: number }>();
  const uploads = new Map<
    string,
    { readonly key: string; readonly startedAtMs: number; readonly chunks: Buffer[] }
  >();
  const usedBytes = () =>
    [...objects.values()].reduce((sum, object) => sum + object.bytes.length, 0) +
    [...uploads.values()].reduce(
      (sum, upload) => sum + upload.chunks.reduce((size, chunk) => size + chunk.length, 0),
      0,
    );
  const inOrder = () => [...objects].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

  const store: BlobStore = {
    async startUpload(key, { signal } = {}) {
      storagePath('/', key);
      const uploadId = randomUUID();
      const chunks: Buffer[] = [];
      uploads.set(uploadId, { key, startedAtMs: Date.now(), chunks });
      let sizeBytes: number | undefined;
      return Promise.resolve({
        uploadId,
        async write(chunk: Uint8Array) {
          if (!uploads.has(uploadId)) throw new AppError('upload_lost');
          signal?.throwIfAborted();
          if (usedBytes() + chunk.length > (settings.capacityBytes ?? Infinity))
            throw new AppError('insufficient_storage');
          chunks.push(Buffer.from(chunk));
          return Promise.resolve();
        },
        async commit() {
          if (sizeBytes !== undefined) return { sizeBytes };
          signal?.throwIfAborted();
          if (!uploads.delete(uploadId)) throw new AppError('upload_lost');
          if (objects.has(key)) throw new AppError('blob_exists');
          const bytes = Buffer.concat(chunks);
          objects.set(key, { bytes, modifiedAtMs: Date.now() });
          sizeBytes = bytes.length;
          return Promise.resolve({ sizeBytes });
        },
        async abort() {
          uploads.delete(uploadId);
          return Promise.resolve();
        },
      });
    },
    async read(key, { range, signal } = {}) {
      const object = objects.get(key);
      if (!object) throw new AppError('blob_missing');
      const bytes = range ? object.bytes.subarray(range.start, range.end + 1) : object.bytes;
      const body = Readable.from(bytes.length === 0 ? [] : [bytes], {
        objectMode: false,
        ...(signal ? { signal } : {}),
      });
      return Promise.resolve({ body, sizeBytes: object.bytes.length });
    },
    lend: async (key, options) => (await store.read(key, options)).body,
    async findObject(key) {
      const object = objects.get(key);
      return Promise.resolve(
        object && { key, sizeBytes: object.bytes.length, modifiedAtMs: object.modifiedAtMs },
      );
    },
    async removeObjects(keys) {
      for (const key of keys) objects.delete(key);
      return Promise.resolve([...keys]);
    },
    async *listObjects({ prefix, after = '' }) {
      for (const [key, object] of inOrder()) {
        const isBehind = Buffer.compare(Buffer.from(key), Buffer.from(after)) <= 0 && after !== '';
        if (key.startsWith(prefix) && !isBehind) {
          yield await Promise.resolve({
            key,
            sizeBytes: object.bytes.length,
            modifiedAtMs: object.modifiedAtMs,
          });
        }
      }
    },
    async *listUploads() {
      for (const [uploadId, upload] of uploads) {
        yield await Promise.resolve({ key: upload.key, uploadId, startedAtMs: upload.startedAtMs });
      }
    },
    async abortUpload({ uploadId }) {
      uploads.delete(uploadId);
      return Promise.resolve();
    },
    presign: () => Promise.resolve(undefined),
    check: () => Promise.resolve(),
  };
  return store;
}
