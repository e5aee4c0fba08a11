import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { aHub, imageId, type AHub } from '../../../test/a-hub.ts';

describe('names and paths', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    await hub.addUser('alice');
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const put = (path: string, as = 'root') => hub.send('PUT', path, { as, json: [] });
  const countRepositories = async () =>
    (
      await hub.store.search({
        text: '',
        viewer: { userId: undefined, username: undefined, isAdmin: true },
        limit: 1,
        offset: 0,
      })
    ).total;

  it('[5] takes a bare name for one of library', async () => {
    const bare = await hub.send('PUT', '/v1/repositories/ubuntu/', {
      as: 'root',
      json: [{ id: imageId('a') }],
    });
    expect(bare.status).toBe(200);
    for (const name of ['ubuntu', 'library/ubuntu']) {
      const images = await hub.send('GET', `/v1/repositories/${name}/images`);
      expect(images.json()).toEqual([{ id: imageId('a') }]);
    }
    const before = await countRepositories();
    expect((await put('/v1/repositories/library/ubuntu/')).status).toBe(200);
    expect(await countRepositories()).toBe(before);
  });

  it('[6] names library in the token of a bare name', async () => {
    const answer = await put('/v1/repositories/debian/');
    expect(answer.header('X-Docker-Token')).toMatch(
      /^signature=[\w.-]+,repository="library\/debian",access=write$/,
    );
    expect(answer.header('WWW-Authenticate')).toBe(`Token ${answer.header('X-Docker-Token') ?? ''}`);
  });

  it('[5] lets only administrators write to library', async () => {
    expect((await put('/v1/repositories/ubuntu/', 'alice')).status).toBe(403);
    expect((await put('/v1/repositories/library/own/', 'alice')).status).toBe(403);
  });

  it('[7] takes both spellings of each path and never redirects', async () => {
    for (const path of ['/v1/users', '/v1/users/'])
      expect((await hub.send('GET', path, { as: 'alice' })).status).toBe(200);
    for (const path of ['/v1/users/alice', '/v1/users/alice/'])
      expect((await hub.send('PUT', path, { as: 'alice', json: { email: 'a2@example.com' } })).status).toBe(
        204,
      );
    for (const path of ['/v1/repositories/alice/both', '/v1/repositories/alice/both/']) {
      expect((await put(path, 'alice')).status).toBe(200);
      expect((await hub.send('DELETE', path, { as: 'alice' })).text()).toBe('true');
    }
  });

  it('[8] tells the image list of foo from a repository called foo/images', async () => {
    await put('/v1/repositories/foo/');
    expect((await put('/v1/repositories/foo/images')).status).toBe(204);
    const create = await put('/v1/repositories/foo/images/');
    expect([create.status, create.text()]).toEqual([400, '{"error":"This repository name is reserved"}']);
  });

  it('[9] takes names of three components to create, list and delete', async () => {
    await hub.push('alice', 'alice/deep/app', [imageId('b')]);
    const images = await hub.send('GET', '/v1/repositories/alice/deep/app/images');
    expect(images.json()).toEqual([{ id: imageId('b') }]);
    expect(
      (await hub.send('PUT', '/v1/repositories/alice/deep/app/images', { as: 'alice', json: [] })).status,
    ).toBe(204);
    expect((await hub.send('DELETE', '/v1/repositories/alice/deep/app/', { as: 'alice' })).text()).toBe(
      'true',
    );
    expect((await hub.send('GET', '/v1/repositories/alice/deep/app/images')).status).toBe(404);
  });

  it.each([
    '/v1/repositories/Alice/app/',
    '/v1/repositories/alice/App/',
    '/v1/repositories/alice/../app/',
    '/v1/repositories/alice/./app/',
    '/v1/repositories/alice/%2e%2e/',
    '/v1/repositories/alice%2Fapp/',
    '/v1/repositories/alice%2fapp/',
    '/v1/repositories/alice/a%00b/',
    '/v1/repositories/alice/a%0Ab/',
    '/v1/repositories/alice//app/',
    '/v1/repositories//',
    '/v1/repositories/',
    '/v1/repositories/alice/%zz/',
    '/v1/repositories/alice/%C3%A4/',
    '/v1/repositories/alice/a%252Fb/',
    `/v1/repositories/alice/${'a'.repeat(250)}/`,
  ])('[10] refuses %s and writes nothing', async (path) => {
    const before = await countRepositories();
    const answer = await put(path);
    expect([400, 404]).toContain(answer.status);
    expect(Object.values(answer.json() as object).every((value) => typeof value === 'string')).toBe(true);
    expect(await countRepositories()).toBe(before);
  });

  it('[10] takes a name of 255 characters', async () => {
    expect((await put(`/v1/repositories/alice/${'a'.repeat(249)}/`)).status).toBe(200);
  });

  it.each(['images', 'tags', 'auth', 'json', 'properties', 'layer'])(
    '[11] refuses to create alice/%s',
    async (word) => {
      expect((await put(`/v1/repositories/alice/${word}/`, 'alice')).status).toBe(400);
    },
  );

  it('answers an unknown path with 404, a wrong method with 405 and Allow', async () => {
    expect((await hub.send('GET', '/v1/nothing', { validate: false })).status).toBe(404);
    const wrong = await hub.send('POST', '/v1/repositories/alice/app/images', { validate: false });
    expect([wrong.status, wrong.header('Allow'), wrong.text()]).toEqual([
      405,
      'GET, HEAD, PUT, DELETE',
      '{"error":"Method not allowed"}',
    ]);
  });

  it('[10] never fails, whatever the path', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        'v1',
        'repositories',
        'alice',
        'images',
        'tags',
        'api',
        'users',
        '..',
        '%2F',
        '%00',
        '%',
        '//',
      ),
      fc.string({ maxLength: 8 }).map((text) => text.replace(/[^!-~]|[#?]/g, 'x')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 7 }),
        fc.constantFrom('GET', 'PUT', 'DELETE'),
        async (parts, method) => {
          const answer = await hub.send(method, `/${parts.join('/')}`, {
            validate: false,
            ...(method === 'PUT' ? { body: '[]' } : {}),
          });
          expect(answer.status).toBeLessThan(500);
          expect(answer.status < 300 || answer.status >= 400).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
