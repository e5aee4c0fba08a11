import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newStorageKey, type BlobStore } from '@drydock/registry-core';
import { longestBuildMs, type Unavailable } from '@drydock/testing';

export interface ConformanceSubject {
  readonly store: BlobStore;
  /** A second one that has room for less than 64 MB, where the driver can be given one. */
  readonly small?: BlobStore;
  /** Resolves when nothing of the upload is on its way to the store any more. */
  readonly settle?: (upload: { readonly key: string; readonly uploadId: string }) => Promise<void>;
  /** Default true. */
  readonly listsOddNames?: boolean;
  /** How much makes the driver start an upload in its store. Default: any. */
  readonly uploadBytes?: number;
  close(): Promise<void>;
}

const collect = async (body: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** What every driver keeps of the contract in `registry-core/src/ports/blob-store.ts`. */
export function blobStoreConformance(
  name: string,
  open: () => Promise<ConformanceSubject | Unavailable>,
): void {
  describe(`BlobStore: ${name}`, () => {
    let subject: ConformanceSubject;
    let store: BlobStore;
    let whyNot: string | undefined;
    beforeAll(async () => {
      const opened = await open();
      if ('unavailable' in opened) {
        whyNot = opened.unavailable;
        return;
      }
      subject = opened;
      store = subject.store;
    }, longestBuildMs);
    beforeEach(({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
    });
    afterAll(() => (whyNot === undefined ? subject.close() : undefined));

    const put = async (key: string, bytes: Buffer) => {
      const upload = await store.startUpload(key);
      for (let at = 0; at < bytes.length; at += 100_000) await upload.write(bytes.subarray(at, at + 100_000));
      return upload.commit();
    };
    const listed = async (options: { prefix: string; after?: string }) => {
      const keys: string[] = [];
      for await (const object of store.listObjects(options)) keys.push(object.key);
      return keys;
    };
    const uploadsOf = async (key: string) => {
      const found: string[] = [];
      for await (const upload of store.listUploads()) if (upload.key === key) found.push(upload.uploadId);
      return found;
    };

    it.each([0, 1, 1_000, 8_388_608, 20_000_000])('gives back %i bytes as they were put', async (size) => {
      const [key, bytes] = [newStorageKey(), randomBytes(size)];
      await expect(put(key, bytes)).resolves.toEqual({ sizeBytes: size });
      const { body, sizeBytes } = await store.read(key);
      expect(sizeBytes).toBe(size);
      expect((await collect(body)).equals(bytes)).toBe(true);
      await expect(store.findObject(key)).resolves.toMatchObject({ key, sizeBytes: size });
    });

    it.each([
      [0, undefined],
      [1, undefined],
      [5_000_000, undefined],
      [5_000_000, { start: 0, end: 0 }],
      [5_000_000, { start: 1_048_575, end: 4_000_000 }],
    ])('lends %i bytes, range %o, each chunk until the next is asked for', async (size, range) => {
      const [key, bytes] = [newStorageKey(), randomBytes(size)];
      await put(key, bytes);
      const copies: Buffer[] = [];
      for await (const chunk of await store.lend(key, range ? { range } : {}))
        copies.push(Buffer.from(chunk));
      const wanted = range ? bytes.subarray(range.start, range.end + 1) : bytes;
      expect(Buffer.concat(copies).equals(wanted)).toBe(true);
    });

    it('ends a loan early, and refuses one of what is not there', async () => {
      const key = newStorageKey();
      await put(key, randomBytes(5_000_000));
      for await (const chunk of await store.lend(key)) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await store.removeObjects([key]);
      await expect(store.lend(key)).rejects.toMatchObject({ code: 'blob_missing' });
    });

    it('reads a range, its end included', async () => {
      const [key, bytes] = [newStorageKey(), randomBytes(300_000)];
      await put(key, bytes);
      for (const [start, end] of [
        [0, 0],
        [299_999, 299_999],
        [1_000, 200_000],
      ] as const) {
        const { body } = await store.read(key, { range: { start, end } });
        expect((await collect(body)).equals(bytes.subarray(start, end + 1))).toBe(true);
      }
    });

    it('shows nothing before the commit, and nothing after an abort', async () => {
      const key = newStorageKey();
      const upload = await store.startUpload(key);
      await upload.write(randomBytes(700_000));
      await expect(store.findObject(key)).resolves.toBeUndefined();
      await upload.abort();
      await upload.abort();
      await expect(store.findObject(key)).resolves.toBeUndefined();
      await expect(uploadsOf(key)).resolves.toEqual([]);
    });

    it('leaves nothing when the signal aborts in mid-stream', async () => {
      const [key, controller] = [newStorageKey(), new AbortController()];
      const upload = await store.startUpload(key, { signal: controller.signal });
      await upload.write(randomBytes(10));
      controller.abort();
      await expect(upload.write(randomBytes(10))).rejects.toThrow();
      await upload.abort();
      await expect(store.findObject(key)).resolves.toBeUndefined();
      await expect(uploadsOf(key)).resolves.toEqual([]);
    });

    it('leaves nothing when its source breaks off in mid-stream', async () => {
      const key = newStorageKey();
      const upload = await store.startUpload(key);
      async function* source() {
        yield randomBytes(subject.uploadBytes ?? 700_000);
        yield await Promise.reject(new Error('the client left'));
      }
      const storing = async () => {
        for await (const chunk of source()) await upload.write(chunk);
        await upload.commit();
      };
      await expect(storing()).rejects.toThrow('the client left');
      await upload.abort();
      await expect(store.findObject(key)).resolves.toBeUndefined();
      await expect(uploadsOf(key)).resolves.toEqual([]);
    });

    it('lets an object never change: of two uploads of one key, one is there whole', async () => {
      const key = newStorageKey();
      const size = subject.uploadBytes ?? 600_000;
      const both = [randomBytes(size), randomBytes(size)];
      const outcomes = await Promise.allSettled(both.map((bytes) => put(key, bytes)));
      expect(outcomes.some((outcome) => outcome.status === 'fulfilled')).toBe(true);
      const bytes = await collect((await store.read(key)).body);
      expect(both.some((one) => one.equals(bytes))).toBe(true);
    });

    it('says that an object is missing', async () => {
      await expect(store.read(newStorageKey())).rejects.toMatchObject({ code: 'blob_missing' });
      await expect(store.findObject(newStorageKey())).resolves.toBeUndefined();
    });

    it('removes what is there and counts what is not as gone', async () => {
      const keys = [newStorageKey(), newStorageKey()];
      await put(keys[0] ?? '', randomBytes(10));
      expect([...(await store.removeObjects(keys))].sort()).toEqual([...keys].sort());
      await expect(store.findObject(keys[0] ?? '')).resolves.toBeUndefined();
    });

    it('lists by key order, under a prefix, behind a key', async () => {
      const prefix = `list-${randomBytes(4).toString('hex')}/`;
      const odd = (subject.listsOddNames ?? true) ? ["odd + % ' name"] : [];
      const names = ['a-b', 'a/b', 'b', 'c/d/e', 'til~de', 'Z', ...odd];
      for (const name of names) await put(prefix + name, randomBytes(3));
      const sorted = names
        .map((one) => prefix + one)
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      await expect(listed({ prefix })).resolves.toEqual(sorted);
      await expect(listed({ prefix, after: sorted[2] ?? '' })).resolves.toEqual(sorted.slice(3));
      await expect(listed({ prefix: `${prefix}c/` })).resolves.toEqual([`${prefix}c/d/e`]);
    });

    it('knows uploads under way and ends them from outside', async () => {
      const key = newStorageKey();
      const upload = await store.startUpload(key);
      await upload.write(randomBytes(subject.uploadBytes ?? 10));
      if (upload.uploadId !== undefined) {
        await expect(uploadsOf(key)).resolves.toEqual([upload.uploadId]);
        await store.abortUpload({ key, uploadId: upload.uploadId });
        await store.abortUpload({ key, uploadId: upload.uploadId });
      }
      await expect(uploadsOf(key)).resolves.toEqual([]);
      await upload.abort();
    });

    it('does not commit what was ended from outside', async ({ skip }) => {
      const key = newStorageKey();
      const upload = await store.startUpload(key);
      await upload.write(randomBytes(subject.uploadBytes ?? 10));
      const { uploadId } = upload;
      if (uploadId === undefined) return skip('this driver has no upload under way yet');
      await subject.settle?.({ key, uploadId });
      await store.abortUpload({ key, uploadId });
      await expect(upload.commit()).rejects.toMatchObject({ code: 'upload_lost' });
      await upload.abort();
      await expect(store.findObject(key)).resolves.toBeUndefined();
      return undefined;
    });

    it('takes no more after an abort, and commits twice without effect', async () => {
      const [key, given] = [newStorageKey(), await store.startUpload(newStorageKey())];
      await given.abort();
      await expect(given.write(randomBytes(10))).rejects.toMatchObject({ code: 'upload_lost' });
      await expect(given.commit()).rejects.toMatchObject({ code: 'upload_lost' });
      const upload = await store.startUpload(key);
      await upload.write(randomBytes(10));
      await expect(upload.commit()).resolves.toEqual({ sizeBytes: 10 });
      await expect(upload.commit()).resolves.toEqual({ sizeBytes: 10 });
      await upload.abort();
      await expect(store.findObject(key)).resolves.toMatchObject({ sizeBytes: 10 });
    });

    it('errors a read that is aborted, rather than end it', async () => {
      const [key, controller] = [newStorageKey(), new AbortController()];
      await put(key, randomBytes(5_000_000));
      const { body } = await store.read(key, { signal: controller.signal });
      controller.abort();
      await expect(collect(body)).rejects.toThrow();
    });

    it.each(['../escape', 'a/../../b', '/absolute', 'a//b', '', 'a/\0'])(
      'refuses the key %j',
      async (key) => {
        await expect(store.startUpload(key)).rejects.toMatchObject({ code: 'invalid_request' });
      },
    );

    it('says insufficient_storage when there is no room, and keeps nothing', async ({ skip }) => {
      const { small } = subject;
      if (!small) return skip('this driver cannot be given a full disk here: needs root');
      const key = newStorageKey();
      const upload = await small.startUpload(key);
      const piece = randomBytes(100_000);
      const fill = async () => {
        for (let chunk = 0; chunk < 640; chunk += 1) await upload.write(piece);
        await upload.commit();
      };
      await expect(fill()).rejects.toMatchObject({ code: 'insufficient_storage' });
      await upload.abort();
      await expect(small.findObject(key)).resolves.toBeUndefined();
    });

    it('passes its own check', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}
