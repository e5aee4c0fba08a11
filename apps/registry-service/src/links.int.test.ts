import request from 'supertest';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { anImageId, aRegistry, sha256, type ARegistry } from '../test/a-registry.ts';
import { pushImage } from '../test/push-image.ts';

describe('images of other repositories', () => {
  let registry: ARegistry;
  let source: string;
  const [base, top, child] = [anImageId(), anImageId(), anImageId()];

  beforeAll(async () => {
    registry = await aRegistry();
    source = await registry.repository('library/base', { images: [base, top] });
    const token = await registry.token(source, 'library/base', 'write');
    await pushImage(registry, token, { imageId: base, layer: 'base' });
    await pushImage(registry, token, { imageId: top, parent: base, layer: 'top' });
  });
  afterAll(() => registry.close());
  const call = (method: 'get' | 'put', token: string, path: string) =>
    request(registry.server)[method](path).set('Authorization', token);

  it('are taken over whole when the token links them, so that nothing is sent again', async () => {
    const id = await registry.repository('bobby/linked', { access: 'private', images: [base, top, child] });
    const token = await registry.token(id, 'bobby/linked', 'write', { links: [source] });
    await call('get', token, `/v1/images/${top}/json`).expect(200);
    await call('get', token, `/v1/images/${top}/ancestry`).expect(200, JSON.stringify([top, base]));
    await call('put', token, '/v1/repositories/bobby/linked/tags/latest')
      .send(JSON.stringify(top))
      .expect(200);
  });

  it('are taken over as a parent that was not announced', async () => {
    const id = await registry.repository('bobby/child', { images: [child] });
    const token = await registry.token(id, 'bobby/child', 'write', { links: [source] });
    const json = JSON.stringify({ id: child, parent: top });
    await call('put', token, `/v1/images/${child}/json`).send(json).expect(200);
    await call('put', token, `/v1/images/${child}/layer`).send('child').expect(200);
    await call('put', token, `/v1/images/${child}/checksum`)
      .set('X-Docker-Checksum-Payload', sha256(json, '\n', 'child'))
      .expect(200);
    await call('get', token, `/v1/images/${child}/ancestry`).expect(200, JSON.stringify([child, top, base]));
  });

  it('are not there for a token that does not link them', async () => {
    const id = await registry.repository('bobby/alone', { images: [top, child] });
    const token = await registry.token(id, 'bobby/alone', 'write');
    await call('get', token, `/v1/images/${top}/json`).expect(404);
    await call('put', token, `/v1/images/${child}/json`)
      .send(JSON.stringify({ id: child, parent: top }))
      .expect(400, { error: 'Image depends on a non existing parent' });
  });

  it('[57] stay when the repository that they came from is deleted', async () => {
    await registry.service.internal.saveRepository({
      repositoryId: source,
      name: 'library/base',
      access: 'public',
      state: 'trashed',
      version: 1_000,
    });
    await request(registry.server).get('/v1/repositories/bobby/child/tags').expect(200);
    await request(registry.server).get(`/v1/images/${child}/layer`).expect(200);
    await request(registry.server).get(`/v1/images/${base}/layer`).expect(200);
  });

  it('[59] show to anybody while their repository is public, and to nobody without a right once it is private', async () => {
    const image = anImageId();
    const id = await registry.repository('bobby/hidden', { images: [image] });
    await pushImage(registry, await registry.token(id, 'bobby/hidden', 'write'), {
      imageId: image,
      layer: 'x',
    });
    await request(registry.server).get(`/v1/images/${image}/json`).expect(200);
    await registry.service.internal.saveRepository({
      repositoryId: id,
      name: 'bobby/hidden',
      access: 'private',
      state: 'live',
      version: 1_000,
    });
    await request(registry.server).get(`/v1/images/${image}/json`).expect(404);
    await request(registry.server).get('/v1/repositories/bobby/hidden/tags').expect(404);
  });
});
