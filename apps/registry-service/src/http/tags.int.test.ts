import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anImageId, aRegistry, basic, type ARegistry } from '../../test/a-registry.ts';
import { pushImage } from '../../test/push-image.ts';

const name = 'bobby/app';
const agent = 'docker/1.5.0 go/go1.4 git-commit/a8a31ef kernel/3.13.0-GENERIC os/Linux arch/AMD64';

describe('tags', () => {
  let registry: ARegistry;
  let id: string;
  let write: string;
  let remove: string;
  const [base, top, half] = [anImageId(), anImageId(), anImageId()];
  const path = (tag = '', repository = name) =>
    `/v1/repositories/${repository}/tags${tag === '' ? '' : `/${tag}`}`;
  const get = (url: string) => request(registry.server).get(url).set('Authorization', write);
  const put = (tag: string, body: string) =>
    request(registry.server).put(path(tag)).set('Authorization', write).send(body);
  const del = (url: string) => request(registry.server).delete(url).set('Authorization', remove);

  beforeAll(async () => {
    registry = await aRegistry();
    id = await registry.repository(name, { images: [base, top, half] });
    write = await registry.token(id, name, 'write');
    remove = await registry.token(id, name, 'delete');
    await pushImage(registry, write, { imageId: base, layer: 'base' });
    await pushImage(registry, write, { imageId: top, parent: base, layer: 'top' });
    await request(registry.server)
      .put(`/v1/images/${half}/json`)
      .set('Authorization', write)
      .send(JSON.stringify({ id: half }))
      .expect(200);
  });
  afterAll(() => registry.close());

  it('[55] lists {} for a repository without tags and 404 for an unknown one', async () => {
    await get(path()).expect(200, '{}');
    await request(registry.server)
      .get(path('', 'bobby/unknown'))
      .expect(404, { error: 'Repository not found' });
    await request(registry.server).get(path('', 'unknown')).expect(404);
  });

  it('[12] takes tag names of 128 characters and refuses what breaks the pattern', async () => {
    await put('x'.repeat(128), JSON.stringify(top)).expect(200);
    await put('_x', JSON.stringify(top)).expect(200);
    for (const wrong of ['x'.repeat(129), '.x', '-x', 'x%0A', '%C3%A9', 'a%00b']) {
      const answer = await put(wrong, JSON.stringify(top)).expect(400);
      expect(answer.body).toHaveProperty('error');
    }
    for (const tag of ['x'.repeat(128), '_x']) await del(path(tag)).expect(200, 'true');
  });

  it('[45] tags only what is complete down to its root', async () => {
    for (const [body, status] of [
      [JSON.stringify(half), 404],
      [JSON.stringify(anImageId()), 404],
      ['{}', 400],
      ['""', 400],
      ['nonsense', 400],
      [` ${JSON.stringify(base)}\n`, 200],
      [JSON.stringify(top), 200],
    ] as const) {
      await put('moved', body).expect(status);
    }
    await get(path('moved')).expect(200, JSON.stringify(top));
  });

  it('[45] takes the same tag on each ancestor in turn, which is one entry of its history', async () => {
    for (const imageId of [base, top]) await put('turn', JSON.stringify(imageId)).expect(200);
    const history = await registry.service.internal.listTagHistory({ repositoryId: id, tag: 'turn' });
    expect(history.map((entry) => entry.imageId)).toEqual([top]);
  });

  it('[56] gives the id as a bare string; a deleted tag is 404 and the repository stays', async () => {
    await put('one', JSON.stringify(top)).expect(200);
    await get(path('one')).expect(200, `"${top}"`);
    await get(path('none')).expect(404, { error: 'Tag not found' });
    await del(path('one')).expect(200, 'true');
    await del(path('one')).expect(404);
    await get(path('one')).expect(404);
    await del(path()).expect(200, 'true');
    await get(path()).expect(200, '{}');
  });

  it('[56] brings a deleted tag back, once, unless its name is taken', async () => {
    await put('back', JSON.stringify(top)).expect(200);
    await del(path('back')).expect(200);
    const internal = (method: 'get' | 'post' | 'delete', url: string) =>
      request(registry.server)[method](url).set('Authorization', 'Bearer between services');
    const list = await internal('get', `/internal/trash?repositoryId=${id}&limit=1`).expect(200);
    const { items } = list.body as { items: { id: string; tag: string; sizeBytes: number }[] };
    expect(items[0]).toMatchObject({ tag: 'back', sizeBytes: 7 });
    const url = `/internal/trash/${items[0]?.id ?? ''}`;
    await put('back', JSON.stringify(base)).expect(200);
    await internal('post', `${url}/restore`).expect(409);
    await del(path('back')).expect(200);
    await internal('post', `${url}/restore`).expect(204);
    await get(path('back')).expect(200, `"${top}"`);
    await internal('get', url).expect(404);
  });

  it('[57] takes the tags of a deleted repository along and back', async () => {
    const image = anImageId();
    const repositoryId = await registry.repository('bobby/gone', { images: [image] });
    const token = await registry.token(repositoryId, 'bobby/gone', 'write');
    await pushImage(registry, token, { imageId: image, layer: 'gone' });
    await request(registry.server)
      .put(path('latest', 'bobby/gone'))
      .set('Authorization', token)
      .send(JSON.stringify(image))
      .expect(200);
    const save = (state: 'live' | 'trashed', version: number) =>
      registry.service.internal.saveRepository({
        repositoryId,
        name: 'bobby/gone',
        access: 'public',
        state,
        version,
      });
    await save('trashed', 100);
    await request(registry.server).get(path('', 'bobby/gone')).expect(404);
    await request(registry.server).get(`/v1/images/${image}/json`).set('Authorization', token).expect(404);
    await save('live', 101);
    await request(registry.server).get(path('', 'bobby/gone')).expect(200, { latest: image });
    await save('trashed', 50);
    await request(registry.server).get(path('', 'bobby/gone')).expect(200);
  });

  it('[58] tells of the engine that pushed, with defaults for an unknown tag and a caller without a name', async () => {
    await put('told', JSON.stringify(top)).set('User-Agent', agent).expect(200);
    const told = await get(`${path('told')}/json`).expect(200);
    expect(told.body).toMatchObject({
      docker_version: '1.5.0',
      docker_go_version: 'go1.4',
      arch: 'amd64',
      os: 'linux',
      kernel: '3.13.0-generic',
    });
    const defaults = {
      docker_version: null,
      docker_go_version: null,
      arch: 'amd64',
      os: 'linux',
      kernel: null,
    };
    await get(`${path('unknown')}/json`).expect(200, { last_update: null, ...defaults });
    await put('latest', JSON.stringify(top)).unset('User-Agent').expect(200);
    const latest = await get(`/v1/repositories/${name}/json`).expect(200);
    expect(latest.body).toMatchObject(defaults);
  });

  it('[5] finds a library repository under both of its names', async () => {
    await registry.repository('library/ubuntu');
    for (const repository of ['ubuntu', 'library/ubuntu']) {
      await request(registry.server).get(path('', repository)).expect(200, {});
      await request(registry.server)
        .get(`${path('', repository)}/`)
        .expect(200, {});
    }
  });

  it('[28] says 403 to a reader who writes with a password, and 404 where he may not even read', async () => {
    const secret = await registry.repository('bobby/secret', { access: 'private' });
    const tag = (repository: string) =>
      request(registry.server)
        .put(path('x', repository))
        .set('Authorization', basic('bob', 'secret'))
        .send(JSON.stringify(top));
    await tag('bobby/secret').expect(404);
    registry.bob.access.set(secret, 'read');
    await tag('bobby/secret').expect(403);
    await request(registry.server).put(path('x')).send('"x"').expect(401);
  });

  it('[10] refuses malformed names in a path', async () => {
    for (const wrong of ['Upper/case', 'a%2Fb/c', 'a/%2e%2e/c', 'a//c', 'a/b%00']) {
      const answer = await request(registry.server).get(`/v1/repositories/${wrong}/tags`);
      expect([400, 404]).toContain(answer.status);
    }
    await request(registry.server).get('/v1/repositories/%E0%A4%A/tags').expect(400);
  });

  it('[19] lists a public repository for the gateway when no hub answers', async () => {
    const answer = await request(registry.server)
      .get(`/v1/repositories/${name}/images`)
      .set('X-Forwarded-Host', 'reg.example:5000')
      .expect(200);
    expect(answer.headers['x-docker-endpoints']).toBe('reg.example:5000');
    expect((answer.body as { id: string }[]).map((one) => one.id)).toEqual([base, top]);
    await request(registry.server)
      .get('/v1/repositories/bobby/secret/images')
      .expect(404, { error: 'images not found' });
  });
});
