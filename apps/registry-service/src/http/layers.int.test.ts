import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, type ARegistry } from '../../test/a-registry.ts';
import { pushImage } from '../../test/push-image.ts';

const name = 'bobby/app';
const layer = Buffer.from(Array.from({ length: 100 }, (_, index) => index));

describe('layers', () => {
  let registry: ARegistry;
  let read: string;
  let write: string;
  const [image, empty, garbage] = [anImageId(), anImageId(), anImageId()];
  const get = (imageId: string, resource = 'layer') =>
    request(registry.server).get(`/v1/images/${imageId}/${resource}`).set('Authorization', read);

  beforeAll(async () => {
    registry = await aRegistry();
    const id = await registry.repository(name, { access: 'private', images: [image, empty, garbage] });
    write = await registry.token(id, name, 'write');
    read = await registry.token(id, name, 'read');
    await pushImage(registry, write, { imageId: image, layer });
    await pushImage(registry, write, { imageId: empty, layer: '' });
    await pushImage(registry, write, { imageId: garbage, layer: 'no tar at all' });
  });
  afterAll(() => registry.close());

  it('[47] states the exact size, and no encoding whatever the client accepts', async () => {
    const json = await get(image, 'json').expect(200);
    const answer = await get(image).set('Accept-Encoding', 'gzip').expect(200);
    expect(answer.headers).toMatchObject({
      'content-length': '100',
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000',
      vary: 'Authorization, Cookie',
    });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(json.headers['x-docker-size']).toBe('100');
    expect(answer.body).toEqual(layer);
  });

  it('[46] serves a layer of no bytes', async () => {
    const answer = await get(empty).expect(200);
    expect(answer.headers['content-length']).toBe('0');
  });

  it.each([
    ['bytes=10-19', 206, 10, 19],
    ['bytes=90-100', 206, 90, 99],
    ['bytes=90-', 206, 90, 99],
    ['bytes=-10', 206, 90, 99],
    ['bytes=0-0', 206, 0, 0],
    ['bytes=5-10, bytes=5-10', 206, 5, 10],
    ['bytes=0-1,3-4', 200, 0, 99],
    ['nonsense', 200, 0, 99],
  ])('[48] answers Range: %s with %i', async (range, status, start, end) => {
    const answer = await get(image).set('Range', range).expect(status);
    expect(answer.body).toEqual(layer.subarray(start, end + 1));
    expect(answer.headers['content-length']).toBe(String(end - start + 1));
    expect(answer.headers['content-range']).toBe(
      status === 206 ? `bytes ${String(start)}-${String(end)}/100` : undefined,
    );
  });

  it('[48] answers a range behind the end with an empty 416, which an engine takes for the end', async () => {
    const answer = await get(image).set('Range', 'bytes=100-100').expect(416);
    expect(answer.headers['content-length']).toBe('0');
    expect(answer.headers['content-range']).toBe('bytes */100');
  });

  it('[49] gives the rest from any offset on, as a resuming engine asks for it', async () => {
    for (const offset of [0, 1, 50, 99]) {
      const rest = await get(image)
        .set('Range', `bytes=${String(offset)}-100`)
        .expect(206);
      expect(Buffer.concat([layer.subarray(0, offset), rest.body as Buffer])).toEqual(layer);
    }
  });

  it('[51] answers 304 only to those who may read, and only for what exists', async () => {
    const since = 'Thu, 01 Jan 2015 00:00:00 GMT';
    const { headers } = await get(image);
    for (const resource of ['json', 'layer', 'ancestry']) {
      await get(image, resource).set('If-Modified-Since', since).expect(304);
      await request(registry.server)
        .get(`/v1/images/${image}/${resource}`)
        .set('If-Modified-Since', since)
        .expect(404);
      await get(anImageId(), resource).set('If-Modified-Since', since).expect(404);
    }
    await get(image).set('If-None-Match', String(headers['etag'])).expect(304);
    await get(image).set('If-None-Match', '"other"').expect(200);
    await request(registry.server)
      .get(`/v1/images/${image}/layer`)
      .set('If-None-Match', String(headers['etag']))
      .expect(404);
  });

  it('[52] serves what is no tar like anything else, and says so only for its files', async () => {
    const answer = await get(garbage).expect(200);
    expect(String(answer.body)).toBe('no tar at all');
    for (const resource of ['files', 'diff']) {
      await get(garbage, resource).expect(400, { error: 'Layer format not supported' });
    }
  });

  it('[27] mirrors GET in HEAD, with the length', async () => {
    const answer = await request(registry.server)
      .head(`/v1/images/${image}/layer`)
      .set('Authorization', read)
      .expect(200);
    expect(answer.headers['content-length']).toBe('100');
    expect(answer.headers['accept-ranges']).toBe('bytes');
  });

  it('writes header names as shell clients match them', async () => {
    const response = await fetch(`${registry.url}/v1/images/${image}/json`, {
      headers: { Authorization: read },
    });
    await response.arrayBuffer();
    expect(response.headers.get('X-Docker-Registry-Version')).toBe('0.9.1');
  });
});
