import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';

describe('push and pull', () => {
  let registry: ARegistry;
  beforeAll(async () => {
    registry = await aRegistry();
  });
  afterAll(() => registry.close());

  it('[32] takes json, layer, checksum and tag for a root and its child, and gives them back', async () => {
    const [base, top] = [anImageId(), anImageId()];
    const id = await registry.repository('bobby/app', { images: [base, top] });
    const write = await registry.token(id, 'bobby/app', 'write');
    const read = await registry.token(id, 'bobby/app', 'read');
    const get = (path: string) => request(registry.server).get(path).set('Authorization', read);
    await pushImage(registry, write, { imageId: base, layer: 'base layer' });
    const pushed = await pushImage(registry, write, { imageId: top, parent: base, layer: 'top layer' });
    await request(registry.server)
      .put('/v1/repositories/bobby/app/tags/latest')
      .set('Authorization', write)
      .send(JSON.stringify(top))
      .expect(200, 'true');
    await get('/v1/repositories/bobby/app/tags').expect(200, { latest: top });
    await get('/v1/repositories/bobby/app/tags/latest').expect(200, JSON.stringify(top));
    await get(`/v1/images/${top}/ancestry`).expect(200, JSON.stringify([top, base]));
    const json = await get(`/v1/images/${top}/json`).expect(200, pushed.json);
    expect(json.headers['x-docker-size']).toBe(String(pushed.layer.length));
    expect(json.headers['x-docker-checksum-payload']).toBe(pushed.payloadChecksum);
    const layer = await get(`/v1/images/${top}/layer`).expect(200);
    expect(layer.body).toEqual(pushed.layer);
  });
});
