import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newStorageKey } from '@drydock/registry-core';
import { longestBuildMs, eventually, startTestMinio, type TestS3 } from '@drydock/testing';
import { createS3BlobStore, type S3BlobStore } from './create-s3-blob-store.ts';
import { startFaultyProxy, type Fault, type FaultyProxy } from './faulty-proxy.ts';
import { settingsFor } from './s3-subject.ts';

const deadlineMs = 1_500;
const twoParts = randomBytes(9_000_000);

describe('the S3 driver when the store fails', () => {
  let s3: TestS3;
  let proxy: FaultyProxy;
  let store: S3BlobStore;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await startTestMinio();
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    s3 = found;
    proxy = await startFaultyProxy(s3.endpoint);
    store = createS3BlobStore({
      ...settingsFor(s3),
      endpoint: proxy.endpoint,
      deadlineMs,
      slowestBytesPerSecond: 1e9,
    });
    await store.prepare();
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterEach(() => proxy?.setFault(() => 'none'));
  afterAll(async () => {
    if (whyNot !== undefined) return;
    store.close();
    await proxy.close();
    await s3.stop();
  });

  /** The fault for the first so many requests that look like this. */
  const spoil = (pattern: RegExp, fault: Fault, times = Infinity) => {
    let left = times;
    proxy.setFault((line) => {
      if (!pattern.test(line) || left === 0) return 'none';
      left -= 1;
      return fault;
    });
  };
  /** One fault for the first part that is sent, another for all that follow. */
  const spoilParts = (first: Fault, later: Fault) => {
    let next = first;
    proxy.setFault((line) => {
      if (!/^PUT .*partNumber/.test(line)) return 'none';
      const fault = next;
      next = later;
      return fault;
    });
  };
  const put = async (key: string, bytes: Buffer) => {
    const upload = await store.startUpload(key);
    try {
      await upload.write(bytes);
      return await upload.commit();
    } finally {
      await upload.abort();
    }
  };
  const expectNothing = async (key: string) => {
    proxy.setFault(() => 'none');
    await expect(store.findObject(key)).resolves.toBeUndefined();
    for await (const upload of store.listUploads()) expect(upload.key).not.toBe(key);
  };
  const count = (pattern: RegExp) => proxy.requests.filter((line) => pattern.test(line)).length;

  it.each([
    ['a part', /^PUT .*partNumber=1/],
    ['a whole object', /^PUT [^?]+$/],
    ['the start of an upload', /^POST .*\?uploads/],
    ['a look', /^HEAD/],
  ])('sends %s again when the connection breaks or the store is busy', async (_name, pattern) => {
    for (const fault of ['answer-lost', { status: 503, code: 'SlowDown' }] as const) {
      spoil(pattern, fault, 1);
      const [small, large] = [newStorageKey(), newStorageKey()];
      await expect(put(small, twoParts.subarray(0, 1_000))).resolves.toEqual({ sizeBytes: 1_000 });
      await expect(put(large, twoParts)).resolves.toEqual({ sizeBytes: twoParts.length });
    }
  });

  it('believes a commit whose answer was lost when the object is there', async () => {
    spoil(/^POST .*uploadId=/, 'answer-lost', 1);
    const key = newStorageKey();
    await expect(put(key, twoParts)).resolves.toEqual({ sizeBytes: twoParts.length });
    expect(count(/^POST .*uploadId=/)).toBe(1);
  });

  it('does not try a commit twice, and leaves nothing, when the store refuses it', async () => {
    spoil(/^POST .*uploadId=/, { status: 500, code: 'InternalError' });
    const key = newStorageKey();
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'unavailable' });
    expect(count(/^POST .*uploadId=/)).toBe(1);
    await expectNothing(key);
  });

  it.each([
    ['PUT', /^PUT/],
    ['POST', /^POST/],
  ])('ends within its deadline when the store takes a %s and never answers', async (_method, pattern) => {
    spoil(pattern, 'swallowed');
    const key = newStorageKey();
    const startedAtMs = performance.now();
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'gateway_timeout' });
    expect(performance.now() - startedAtMs).toBeLessThan(deadlineMs + 5_000);
    await expectNothing(key);
  });

  it('does not wait for a second deadline to clean up behind a store that stands still', async () => {
    const leftovers: string[] = [];
    const own = createS3BlobStore({
      ...settingsFor(s3),
      endpoint: proxy.endpoint,
      deadlineMs: 3_000,
      cleanUpMs: 100,
      onLeftover: ({ key }) => leftovers.push(key),
    });
    await own.prepare();
    proxy.setFault(() => 'swallowed');
    const upload = await own.startUpload(newStorageKey());
    await upload.write(twoParts.subarray(0, 1_000));
    const startedAtMs = performance.now();
    await expect(upload.commit()).rejects.toMatchObject({ code: 'gateway_timeout' });
    expect(performance.now() - startedAtMs).toBeLessThan(5_500);
    expect(leftovers).toHaveLength(1);
    own.close();
  });

  it('ends a look, a read and a removal within the deadline too', async () => {
    proxy.setFault(() => 'swallowed');
    const key = newStorageKey();
    const calls = [store.findObject(key), store.read(key), store.removeObjects([key]), store.check()];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'gateway_timeout' } });
    }
  });

  it.each([
    ['breaks off', 'body-cut', 'unavailable'],
    ['stands still', 'body-stalled', 'gateway_timeout'],
  ] as const)('errors a read that %s', async (_name, fault, code) => {
    const key = newStorageKey();
    await put(key, twoParts);
    spoil(/^GET/, fault);
    const { body, sizeBytes } = await store.read(key);
    expect(sizeBytes).toBe(twoParts.length);
    await expect(body.toArray()).rejects.toMatchObject({ code });
  });

  it('publishes nothing of a store that speaks of another size', async () => {
    for (const bytes of [twoParts, twoParts.subarray(0, 1_000)]) {
      spoil(/^HEAD/, 'size-lied');
      const key = newStorageKey();
      await expect(put(key, bytes)).rejects.toMatchObject({ code: 'unavailable' });
      await expectNothing(key);
    }
  });

  it('says at once that there is no room, and keeps nothing', async () => {
    spoil(/^PUT/, { status: 507, code: 'XMinioStorageFull' });
    const key = newStorageKey();
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'insufficient_storage' });
    expect(count(/^PUT/)).toBe(1);
    await expectNothing(key);
  });

  it('takes the first word of a full disk, before the store has lost the upload', async () => {
    const key = newStorageKey();
    // What MinIO answers before it forgets the upload under the driver's repeats.
    const full = { status: 500, code: 'InternalError', message: 'try again: cause(no space left on device)' };
    spoilParts(full, { status: 404, code: 'NoSuchUpload' });
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'insufficient_storage' });
    await expectNothing(key);
  });

  it('sends again what the store says it got too little of, as MinIO says when its disk fills up', async () => {
    const cut = { status: 400, code: 'IncompleteBody' };
    spoil(/^PUT .*partNumber/, cut, 1);
    await expect(put(newStorageKey(), twoParts)).resolves.toEqual({ sizeBytes: twoParts.length });

    const key = newStorageKey();
    spoilParts(cut, { status: 507, code: 'XMinioStorageFull' });
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'insufficient_storage' });
    await expectNothing(key);
  });

  it('tells a full disk by which the store lost the upload from one that somebody ended', async () => {
    const key = newStorageKey();
    const lost = { status: 404, code: 'NoSuchUpload' };
    const faultOf = (line: string, hasRoom: boolean): Fault => {
      if (/^PUT .*partNumber/.test(line)) return lost;
      return /^PUT .*\/check\//.test(line) && !hasRoom ? { status: 507, code: 'XMinioStorageFull' } : 'none';
    };
    proxy.setFault((line) => faultOf(line, false));
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'insufficient_storage' });
    proxy.setFault((line) => faultOf(line, true));
    await expect(put(key, twoParts)).rejects.toMatchObject({ code: 'upload_lost' });
    await expectNothing(key);
    for await (const { key: left } of store.listObjects({ prefix: 'check/' })) expect(left).toBe('removed');
  });

  it('says when the store refuses the clock of this side, and is away when it fails in other ways', async () => {
    spoil(/^PUT .*\/check\//, { status: 403, code: 'RequestTimeTooSkewed' });
    await expect(store.check()).rejects.toMatchObject({
      code: 'configuration_invalid',
      message: expect.stringContaining('the clock of this machine'),
    });
    for (const fault of [{ status: 403, code: 'AccessDenied' }, 'swallowed'] as const) {
      spoil(/^PUT .*\/check\//, fault);
      await expect(store.check()).rejects.toMatchObject({
        code: fault === 'swallowed' ? 'gateway_timeout' : 'unavailable',
      });
    }
    proxy.setFault(() => 'none');
    await expect(store.check()).resolves.toBeUndefined();
  });

  it('lets go of a body in mid-part when its caller gives up', async () => {
    const [key, gone] = [newStorageKey(), new AbortController()];
    spoil(/^PUT/, 'swallowed');
    const upload = await store.startUpload(key, { signal: gone.signal });
    await upload.write(twoParts);
    const committing = upload.commit();
    gone.abort(new Error('the client left'));
    await expect(committing).rejects.toThrow('the client left');
    await upload.abort();
    await expectNothing(key);
  });

  it('holds its source back while a part is under way, so that memory stays below two parts', async () => {
    const [key, gone] = [newStorageKey(), new AbortController()];
    spoil(/^PUT/, 'swallowed');
    const upload = await store.startUpload(key, { signal: gone.signal });
    const piece = randomBytes(1024 * 1024);
    let taken = 0;
    const writing = (async () => {
      for (;;) {
        await upload.write(piece);
        taken += 1;
      }
    })();
    await eventually(() => expect(taken).toBe(16));
    gone.abort(new Error('enough'));
    await expect(writing).rejects.toThrow('enough');
    expect(taken).toBe(16);
    await upload.abort();
    await expectNothing(key);
  });

  it('tells what it had to leave behind', async () => {
    const leftovers: string[] = [];
    const own = createS3BlobStore({
      ...settingsFor(s3),
      endpoint: proxy.endpoint,
      onLeftover: ({ key }) => leftovers.push(key),
    });
    await own.prepare();
    const key = newStorageKey();
    const upload = await own.startUpload(key);
    await upload.write(twoParts);
    spoil(/^DELETE/, { status: 403, code: 'AccessDenied' });
    await upload.abort();
    expect(leftovers).toEqual([key]);
    own.close();
  });
});
