import { Readable } from 'node:stream';
import { AppError } from '@drydock/kernel';
import type { BlobStore, BlobUpload } from '@drydock/registry-core';
import type { Fault, Gate } from './gate.ts';
import type { ObjectsNow } from './objects.ts';
import { writerStopsAfter } from './ticks.ts';

export interface GatedObjectsOptions {
  readonly gate: Gate;
  readonly objects: ObjectsNow;
  readonly fault: Fault;
  readonly rename: (key: string) => string;
  /** Ticks since the upload was last heard of; its own clock stops the writer. */
  readonly silentTicks: number;
  /** A mutation: a commit answers when it is sent. */
  readonly answersEarly: boolean;
}

const notInTheModel = (): never => {
  throw new Error('the model knows no such call of the object store');
};

/**
 * The object store of the model, as one actor sees it. What nobody else can see, the start of an upload and its pieces, is no step; a commit
 * is two: it is sent, and it lands, at once, late, or never.
 */
export function createGatedObjects(options: GatedObjectsOptions): BlobStore {
  const { gate, objects, fault, rename } = options;
  const answer = <T>(perform: () => T): Promise<T> => {
    if (fault === 'refused') throw new AppError('gateway_timeout');
    const value = perform();
    if (fault === 'answer-lost') throw new AppError('gateway_timeout');
    return Promise.resolve(value);
  };

  const startUpload = (given: string): Promise<BlobUpload> => {
    const key = rename(given);
    const pieces: Uint8Array[] = [];
    return Promise.resolve({
      uploadId: undefined,
      write: (chunk: Uint8Array) => {
        pieces.push(chunk);
        return Promise.resolve();
      },
      async commit() {
        const content = Buffer.concat(pieces);
        await gate.step('the store is sent the commit', () =>
          answer(() => {
            if (options.silentTicks > writerStopsAfter) throw new AppError('upload_lost');
            objects.send(key, content.toString());
          }),
        );
        if (!options.answersEarly) {
          await gate.step('the object lands', () =>
            answer(() => {
              if (!objects.land(key)) throw new AppError('upload_lost');
            }),
          );
        }
        return { sizeBytes: content.length };
      },
      abort: () => Promise.resolve(),
    });
  };

  return {
    startUpload,
    async read(key) {
      const content = await gate.step('the object is read', () => answer(() => objects.find(key)));
      if (typeof content !== 'string') throw new AppError('blob_missing');
      const bytes = Buffer.from(content);
      return { body: Readable.from([bytes]), sizeBytes: bytes.length };
    },
    async removeObjects(keys) {
      await gate.step('the objects are removed', () =>
        answer(() => {
          for (const key of keys) objects.remove(key);
        }),
      );
      return keys;
    },
    // The worst that a store was seen to do: what is on its way lands all the same.
    abortUpload: () => Promise.resolve(),
    lend: notInTheModel,
    findObject: notInTheModel,
    listObjects: notInTheModel,
    listUploads: notInTheModel,
    presign: notInTheModel,
    check: notInTheModel,
  };
}
