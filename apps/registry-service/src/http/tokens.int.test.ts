import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, basic, type ARegistry } from '../../test/a-registry.ts';
import { pushImage } from '../../test/push-image.ts';

describe('tokens and callers', () => {
  let registry: ARegistry;
  let id: string;
  let write: string;
  let read: string;
  const image = anImageId();
  const spare = anImageId();
  const name = 'bobby/private';
  const as = (authorization: string | undefined, method: 'get' | 'put' | 'head', path: string) => {
    const call = request(registry.server)[method](path);
    return authorization === undefined ? call : call.set('Authorization', authorization);
  };
  const json = `/v1/images/${image}/json`;

  beforeAll(async () => {
    registry = await aRegistry();
    id = await registry.repository(name, { access: 'private', images: [image, spare] });
    write = await registry.token(id, name, 'write');
    read = await registry.token(id, name, 'read');
    await pushImage(registry, write, { imageId: image, layer: 'a layer' });
  });
  afterAll(() => registry.close());

  it('[24] reads a token however its scheme, quotes, blanks and order are written', async () => {
    const body = read.replace(/^Token /, '');
    const [signature = '', repository = '', access = ''] = body.split(',');
    for (const text of [
      `token ${body}`,
      `Token Token ${body}`,
      `Token  ${body}`,
      `Token ${body.replaceAll('"', '')}`,
      `Token ${signature}, ${repository}, ${access}`,
      `Token ${access},other=1,${repository},${signature}`,
    ]) {
      await as(text, 'get', json).expect(200);
    }
  });

  it('[25] takes an empty token for an anonymous caller', async () => {
    await as('Token ', 'get', json).expect(404, { error: 'Image not found' });
    await as('Basic Og==', 'get', json).expect(404);
  });

  it('[26] refuses what was tampered with, names another repository or access, or has expired', async () => {
    const [head = '', payload = '', ...rest] = read.split('.');
    const past = Math.floor(Date.now() / 1000) - 10;
    for (const text of [
      [head, `${payload.slice(0, -2)}AA`, ...rest].join('.'),
      read.replace('bobby/private', 'bobby/other'),
      read.replace('access=read', 'access=write'),
      await registry.token(id, name, 'read', { expiresAt: past }),
      'Token nonsense',
    ]) {
      const answer = await as(text, 'get', json).expect(401, { error: 'Requires authorization' });
      expect(answer.headers['www-authenticate']).toBe('Token');
    }
  });

  it('[26] refuses a token from the moment that the hub revokes it', async () => {
    const tokenId = randomUUID();
    const token = await registry.token(id, name, 'read', { tokenId });
    await as(token, 'get', json).expect(200);
    await request(registry.server)
      .put('/internal/revocations')
      .set('Authorization', 'Bearer between services')
      .send({ tokens: [{ tokenId, expiresAt: Math.floor(Date.now() / 1000) + 3_600 }] })
      .expect(204);
    await as(token, 'get', json).expect(401);
  });

  it('[27] lets a write token read, and neither a read nor a delete token write', async () => {
    await as(write, 'get', json).expect(200);
    await as(write, 'head', json).expect(200);
    const remove = await registry.token(id, name, 'delete');
    for (const token of [read, remove]) {
      await as(token, 'put', `/v1/images/${spare}/json`)
        .send(JSON.stringify({ id: spare }))
        .expect(401);
    }
    await as(remove, 'get', json).expect(200);
  });

  it('[28] keeps a token to its repository', async () => {
    const other = await registry.repository('bobby/other');
    const token = await registry.token(other, 'bobby/other', 'read');
    await as(token, 'get', `/v1/repositories/${name}/tags`).expect(401);
    await as(token, 'get', json).expect(404, { error: 'Image not found' });
  });

  it('[29] takes one token a thousand times, five at once', async () => {
    const worker = async () => {
      for (let turn = 0; turn < 200; turn += 1) await as(read, 'head', json).expect(200);
    };
    await Promise.all(Array.from({ length: 5 }, worker));
  });

  it('[30] sends no token header on its own routes', async () => {
    const answer = await as(read, 'get', json).set('X-Docker-Token', 'true').expect(200);
    expect(answer.headers).not.toHaveProperty('x-docker-token');
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('[31] learns the repository from the first session cookie of a Basic caller, and trusts no cookie alone', async () => {
    registry.bob.access.set(id, 'write');
    const session = await registry.session(id, name, registry.bob.userId);
    const cookie = `session=${session}; session=garbage`;
    const put = () => as(undefined, 'put', `/v1/images/${spare}/json`).set('Cookie', cookie);
    const body = JSON.stringify({ id: spare });
    await put().send(body).expect(401);
    await put().set('Authorization', basic('bob', 'secret')).send(body).expect(200);
  });

  it('[31] takes Basic without a session for the one repository that announced the image', async () => {
    const [once, twice] = [anImageId(), anImageId()];
    const first = await registry.repository('bobby/first', { images: [once, twice] });
    const second = await registry.repository('bobby/second', { images: [twice] });
    for (const one of [first, second]) registry.bob.access.set(one, 'write');
    const put = (imageId: string, resource: string) =>
      as(basic('bob', 'secret'), 'put', `/v1/images/${imageId}/${resource}`);
    await put(once, 'json')
      .send(JSON.stringify({ id: once }))
      .expect(200);
    await put(twice, 'json')
      .send(JSON.stringify({ id: twice }))
      .expect(400, { error: 'This image does not belong to the repository' });
    await put(twice, 'layer').send('x').expect(404);
  });

  it('[18] refuses a wrong password even where anybody may read', async () => {
    const open = anImageId();
    const openId = await registry.repository('bobby/open', { images: [open] });
    await pushImage(registry, await registry.token(openId, 'bobby/open', 'write'), {
      imageId: open,
      layer: 'open',
    });
    await as(undefined, 'get', `/v1/images/${open}/json`).expect(200);
    await as(basic('bob', 'wrong'), 'get', `/v1/images/${open}/json`).expect(401);
    await as(basic('bob', 'wrong'), 'get', '/v1/repositories/bobby/open/tags').expect(401);
  });

  it('goes on for tokens and anonymous pulls while the hub is away, and says 503 to a password', async () => {
    registry.setHubAway(true);
    try {
      await as(read, 'get', json).expect(200);
      await as(undefined, 'get', '/v1/repositories/bobby/open/tags').expect(200, {});
      const answer = await as(basic('bob', 'secret'), 'get', json).expect(503);
      expect(answer.headers).toHaveProperty('retry-after');
    } finally {
      registry.setHubAway(false);
    }
  });

  it('[28] never lets an id that somebody else pushed stand in', async () => {
    const shared = anImageId();
    for (const repository of ['bobby/one', 'bobby/two']) {
      const repositoryId = await registry.repository(repository, { images: [shared] });
      const token = await registry.token(repositoryId, repository, 'write');
      await pushImage(registry, token, { imageId: shared, layer: repository });
      const layer = await as(token, 'get', `/v1/images/${shared}/layer`).expect(200);
      expect(String(layer.body)).toBe(repository);
    }
    await as(undefined, 'get', `/v1/images/${shared}/layer`).expect(404);
  });
});
