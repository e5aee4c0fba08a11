import request from 'supertest';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, type ARegistry } from '../../../test/a-registry.ts';
import { pushImage } from '../../../test/push-image.ts';

describe('layers by redirect', () => {
  let registry: ARegistry;
  const image = anImageId();
  const get = (address: string, method: 'get' | 'head' = 'get') => {
    const agent = request(registry.server);
    return agent[method](`/v1/images/${image}/layer`)
      .set('X-Forwarded-For', address)
      .set('User-Agent', 'docker/1.0.0 go/go1.2.1')
      .redirects(0);
  };

  beforeAll(async () => {
    const blobStore = {
      ...createMemoryBlobStore(),
      presign: ({ key, method }: { readonly key: string; readonly method: string }) =>
        Promise.resolve(`https://store.example/${key}?for=${method}`),
    };
    const redirects = {
      hasNetworks: true,
      isNear: (address: string) => address.startsWith('10.'),
      expiresSeconds: 60,
      storeHost: 'store.example',
    };
    registry = await aRegistry({ redirects }, {}, blobStore);
    const id = await registry.repository('bobby/app', { images: [image] });
    await pushImage(registry, await registry.token(id, 'bobby/app', 'write'), {
      imageId: image,
      layer: 'a layer',
    });
  });
  afterAll(() => registry.close());

  it('[50] sends clients that reach the store there, by a URL for the method that is not kept', async () => {
    for (const [method, word] of [
      ['get', 'GET'],
      ['head', 'HEAD'],
    ] as const) {
      const answer = await get('10.1.2.3', method).expect(302);
      expect(answer.headers['location']).toMatch(new RegExp(`^https://store\\.example/blobs/.*for=${word}$`));
      expect(answer.headers['cache-control']).toBe('private, no-store');
      for (const name of ['etag', 'last-modified', 'expires']) expect(answer.headers[name]).toBeUndefined();
    }
  });

  it('[50] streams to what would carry its credentials to the store', async () => {
    const answer = await get('10.1.2.3').set('User-Agent', 'curl/7.35.0').expect(200);
    expect(String(answer.body)).toBe('a layer');
  });

  it('[49] says itself that a resumed read is at its end: what a store says there has a body, and engines take none', async () => {
    const answer = await get('10.1.2.3').set('Range', 'bytes=7-7').expect(416);
    expect(answer.headers).toMatchObject({ 'content-range': 'bytes */7', 'content-length': '0' });
    await get('10.1.2.3').set('Range', 'bytes=6-7').expect(302);
  });

  it('lets nobody keep the answer to a range behind the end', async () => {
    const answer = await get('192.0.2.1').set('Range', 'bytes=7-').expect(416);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-length': '0' });
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('[50] streams to all others, also when a redirecting engine doubled the headers', async () => {
    const answer = await get('192.0.2.1')
      .set('Range', 'bytes=2-6, bytes=2-6')
      .set('X-Docker-Token', 'true, true')
      .expect(206);
    expect(String(answer.body)).toBe('layer');
  });
});
