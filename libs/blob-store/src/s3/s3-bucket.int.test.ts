import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newStorageKey } from '@drydock/registry-core';
import { longestBuildMs, freePort, startTestMinio, type TestS3 } from '@drydock/testing';
import { createS3BlobStore, type S3BlobStore } from './create-s3-blob-store.ts';
import { createS3Client, defaultRegion } from './create-s3-client.ts';
import { listS3Objects } from './list-s3.ts';
import { createS3Call } from './s3-calls.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { settingsFor } from './s3-subject.ts';
import { startTlsFront } from './tls-front.ts';

describe('the S3 driver and its bucket', () => {
  let s3: TestS3;
  let store: S3BlobStore;
  let bucketName: string;
  let whyNot: string | undefined;
  beforeAll(async () => {
    const found = await startTestMinio();
    if ('unavailable' in found) {
      whyNot = found.unavailable;
      return;
    }
    s3 = found;
    const settings = settingsFor(s3);
    bucketName = settings.bucket;
    store = createS3BlobStore(settings);
    await store.prepare();
  }, longestBuildMs);
  beforeEach(({ skip }) => {
    if (whyNot !== undefined) skip(whyNot);
  });
  afterAll(async () => {
    if (whyNot !== undefined) return;
    store.close();
    await s3.stop();
  });

  const put = async (key: string, bytes: Buffer) => {
    const upload = await store.startUpload(key);
    await upload.write(bytes);
    await upload.commit();
  };
  const faultOf = async (change: object): Promise<string> => {
    const other = createS3BlobStore({ ...settingsFor(s3), deadlineMs: 1_000, ...change });
    const fault = await other.prepare().catch((error: unknown) => error);
    other.close();
    expect(fault).toMatchObject({ code: 'configuration_invalid' });
    return String(fault);
  };

  it('makes its bucket, and takes one that is there', async () => {
    const settings = settingsFor(s3);
    const both = [createS3BlobStore(settings), createS3BlobStore(settings)];
    await Promise.all(both.map((one) => one.prepare()));
    for (const one of both) {
      await one.prepare();
      await one.check();
      one.close();
    }
  });

  it('says in clear words why a bucket cannot be used', async () => {
    const { accessKey } = s3;
    await expect(
      faultOf({ credentials: { accessKey: 'nobody', secretKey: 'nothing-at-all' } }),
    ).resolves.toContain('the store does not know the access key');
    await expect(faultOf({ credentials: { accessKey, secretKey: 'wrong-secret' } })).resolves.toContain(
      'the secret key does not fit the access key',
    );
    await expect(faultOf({ endpoint: s3.endpoint.replace('http:', 'https:') })).resolves.toContain(
      'it does not speak TLS',
    );
    await expect(faultOf({ bucket: 'No_Bucket' })).resolves.toContain('this is no name for a bucket');
  });

  it('tells a bucket of somebody else by its refusal', async () => {
    const proxy = await startFaultyProxy(s3.endpoint);
    proxy.setFault(() => ({ status: 403, code: 'AccessDenied' }));
    await expect(faultOf({ endpoint: proxy.endpoint })).resolves.toContain('it belongs to somebody else');
    proxy.setFault((line) =>
      line.startsWith('PUT') ? { status: 409, code: 'BucketAlreadyExists' } : 'none',
    );
    await expect(faultOf({ endpoint: proxy.endpoint })).resolves.toContain('it belongs to somebody else');
    await proxy.close();
  });

  it('calls a store that is not there away, and not wrong', async () => {
    const proxy = await startFaultyProxy(s3.endpoint);
    proxy.setFault(() => ({ status: 503, code: 'SlowDown' }));
    for (const endpoint of [
      proxy.endpoint,
      `http://127.0.0.1:${await freePort()}`,
      'http://nowhere.invalid',
    ]) {
      const away = createS3BlobStore({ ...settingsFor(s3), endpoint, deadlineMs: 2_000 });
      await expect(away.prepare()).rejects.toMatchObject({ code: 'unavailable' });
      away.close();
    }
    await proxy.close();
  });

  it('says that a certificate has expired', async ({ skip }) => {
    const front = await startTlsFront(s3.endpoint, { isExpired: true });
    if (!front) return skip('there is no openssl here to make a certificate with');
    const { endpoint, ca } = front;
    await expect(faultOf({ endpoint, ca })).resolves.toContain('its certificate has expired');
    await front.close();
    return undefined;
  });

  it('speaks TLS with the authority that it was given, and with no other', async ({ skip }) => {
    const front = await startTlsFront(s3.endpoint);
    if (!front) return skip('there is no openssl here to make a certificate with');
    const { endpoint, ca } = front;
    await expect(faultOf({ endpoint })).resolves.toContain(
      'its certificate is not of an authority known here',
    );
    const trusting = createS3BlobStore({ ...settingsFor(s3), endpoint, ca });
    await trusting.prepare();
    const [key, bytes] = [newStorageKey(), randomBytes(9_000_000)];
    const upload = await trusting.startUpload(key);
    await upload.write(bytes);
    await expect(upload.commit()).resolves.toEqual({ sizeBytes: bytes.length });
    const { body } = await trusting.read(key);
    expect(Buffer.concat(await body.toArray()).equals(bytes)).toBe(true);
    trusting.close();
    await front.close();
    return undefined;
  });

  it('does not take a bucket that is gone for one without the object', async () => {
    const gone = createS3BlobStore(settingsFor(s3));
    await expect(gone.findObject(newStorageKey())).rejects.toMatchObject({ code: 'unavailable' });
    await expect(gone.read(newStorageKey())).rejects.toMatchObject({ code: 'unavailable' });
    gone.close();
  });

  it('refuses an endpoint that is no address', () => {
    for (const endpoint of ['minio:9000', 'http://minio:9000/path', 'ftp://minio']) {
      expect(() => createS3BlobStore({ ...settingsFor(s3), endpoint })).toThrow(
        'The S3 endpoint must be a URL',
      );
    }
  });

  it('presigns one object for one method and a short time', async () => {
    const [key, other, bytes] = [newStorageKey(), newStorageKey(), randomBytes(5_000)];
    await put(key, bytes);
    await put(other, bytes);
    const presign = async (method: 'GET' | 'HEAD', expiresSeconds = 60) =>
      (await store.presign({ key, method, expiresSeconds })) ?? '';
    const url = await presign('GET');
    const got = await fetch(url, { headers: { Range: 'bytes=10-19' } });
    expect(got.status).toBe(206);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await fetch(await presign('HEAD'), { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(403);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(url.replace(key, other))).status).toBe(403);
    expect(new URL(await presign('GET', 86_400)).searchParams.get('X-Amz-Expires')).toBe('1200');
  });

  it('finds out whether clients would reach it', async () => {
    await store.checkPublicEndpoint();
    const unreachable = createS3BlobStore({
      ...settingsFor(s3),
      bucket: bucketName,
      publicEndpoint: `http://127.0.0.1:${await freePort()}`,
      deadlineMs: 2_000,
    });
    await expect(unreachable.checkPublicEndpoint()).rejects.toThrow('ECONNREFUSED');
    for await (const { key } of store.listObjects({ prefix: 'check/' })) expect(key).toBe('removed');
    unreachable.close();
  });

  it('presigns nothing without an address that clients reach', async () => {
    const { publicEndpoint: _none, ...settings } = settingsFor(s3);
    const hidden = createS3BlobStore(settings);
    await expect(
      hidden.presign({ key: newStorageKey(), method: 'GET', expiresSeconds: 60 }),
    ).resolves.toBeUndefined();
    hidden.close();
  });

  it('names the bucket in the path of an address, or in its host', async () => {
    const presigned = async (pathStyle: boolean): Promise<string> => {
      const settings = {
        ...settingsFor(s3),
        publicEndpoint: 'https://s3.example.com',
        bucket: 'layers',
        pathStyle,
      };
      const there = createS3BlobStore(settings);
      const url = new URL((await there.presign({ key: 'a/b', method: 'GET', expiresSeconds: 60 })) ?? '');
      there.close();
      return url.host + url.pathname;
    };
    await expect(presigned(true)).resolves.toBe('s3.example.com/layers/a/b');
    await expect(presigned(false)).resolves.toBe('layers.s3.example.com/a/b');
  });

  it('lists page by page and removes more than one call takes', async () => {
    const prefix = `pages-${randomBytes(4).toString('hex')}/`;
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => prefix + name);
    await Promise.all(keys.map((key) => put(key, Buffer.from(key))));
    const settings = settingsFor(s3);
    const { client, close } = createS3Client(settings, settings.endpoint);
    const call = createS3Call({ deadlineMs: 10_000, slowestBytesPerSecond: 1e6 });
    const bucket = { client, bucket: bucketName, region: defaultRegion, call };
    const listed: string[] = [];
    for await (const { key } of listS3Objects(bucket, { prefix, pageSize: 3 })) listed.push(key);
    expect(listed).toEqual(keys);
    close();
    const missing = Array.from({ length: 1_995 }, newStorageKey);
    await expect(store.removeObjects([...missing, ...keys])).resolves.toHaveLength(2_002);
    for await (const { key } of store.listObjects({ prefix })) expect(key).toBe('gone');
  });
});
