import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, basic, imageId, type AHub } from '../../../test/a-hub.ts';

const [a, b, c] = [imageId('a'), imageId('b'), imageId('c')];

describe('the index side of a push', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    await hub.addUser('alice');
    await hub.addUser('bobby');
    await hub.addUser('sleeper', { isActive: false });
  });
  afterAll(async () => {
    // The registry was away once.
    expect(hub.faults).toMatchObject([{ code: 'unavailable' }]);
    await hub.close();
  });
  const announce = (
    name: string,
    part: {
      body?: string;
      json?: unknown;
      as?: string;
      authorization?: string;
      headers?: Record<string, string>;
    },
  ) => hub.send('PUT', `/v1/repositories/${name}/`, { as: 'alice', ...part });
  const imagesOf = async (name: string) => (await hub.send('GET', `/v1/repositories/${name}/images`)).json();

  it.each([
    ['an empty list', '[]'],
    ['null', 'null'],
    ['an empty object', '{}'],
    ['a list with a line break behind it', '[]\n'],
  ])('[14] takes %s for no images', async (_what, body) => {
    const answer = await announce('alice/empty', { body });
    expect([answer.status, answer.text()]).toEqual([200, '""']);
    expect(await imagesOf('alice/empty')).toEqual([]);
  });

  it.each([
    ['a string', '"x"', 'Invalid data'],
    ['a number', '5', 'Invalid data'],
    ['half of a list', '[{"id":', 'Error Decoding JSON'],
    ['nothing', '', 'Error Decoding JSON'],
    ['an element without id', '[{"Tag":"latest"}]', 'Invalid data'],
    ['null as an element', '[null]', 'Invalid data'],
    ['a bad id', '[{"id":"ABC"}]', 'Invalid image ID'],
    ['an id that is a number', '[{"id":5}]', 'Invalid data'],
    ['ten thousand brackets', '['.repeat(10_000), 'Error Decoding JSON'],
  ])('[14] refuses %s and makes nothing', async (_what, body, error) => {
    const answer = await announce('alice/refused', { body });
    expect([answer.status, answer.json()]).toEqual([400, { error }]);
    expect((await hub.send('GET', '/v1/repositories/alice/refused/images')).status).toBe(404);
  });

  it('[14] takes ten thousand elements and unknown members', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => index.toString(16).padStart(64, '0'));
    const answer = await announce('alice/large', {
      json: ids.map((id) => ({ id, Tag: 'x', extra: { deep: [1] } })),
    });
    expect(answer.status).toBe(200);
    expect(await imagesOf('alice/large')).toHaveLength(10_000);
  });

  it('[14] refuses a body over the limit', async () => {
    const answer = await announce('alice/huge', { body: `["${'x'.repeat(5 * 1024 * 1024)}"]` });
    expect(answer.status).toBe(413);
  });

  it('[15] asks for credentials, and refuses wrong ones, foreign namespaces and inactive accounts', async () => {
    const statusOf = async (name: string, authorization: string | undefined) => {
      const answer = await hub.send('PUT', `/v1/repositories/${name}/`, { authorization, json: [] });
      return [answer.status, answer.header('WWW-Authenticate')];
    };
    const challenge = 'Basic realm="auth required",Token';
    for (const authorization of [
      undefined,
      'Basic Og==',
      'Token ',
      'Token',
      basic('alice', 'wrong'),
      basic('nobody'),
    ])
      expect(await statusOf('alice/app', authorization)).toEqual([401, challenge]);
    expect((await statusOf('alice/app', basic('bobby')))[0]).toBe(403);
    expect((await statusOf('sleeper/app', basic('sleeper')))[0]).toBe(403);
  });

  it('[16] gives endpoints with the port, one token without spaces, and names in canonical case', async () => {
    const answer = await announce('alice/app', {
      json: [{ id: a }],
      headers: {
        'X-Docker-Token': 'true',
        'X-Forwarded-Host': 'reg.example:5000',
        'X-Forwarded-Proto': 'https',
      },
    });
    expect(answer.values('X-Docker-Endpoints')).toEqual(['reg.example:5000']);
    expect(answer.values('X-Docker-Token')).toHaveLength(1);
    expect(answer.header('X-Docker-Token')).not.toContain(' ');
    expect(answer.header('Set-Cookie')).toMatch(/^session=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect(answer.headers.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'X-Docker-Token',
        'X-Docker-Endpoints',
        'X-Docker-Registry-Version',
        'X-Docker-Registry-Config',
        'WWW-Authenticate',
        'Content-Type',
        'Cache-Control',
        'Pragma',
        'Expires',
      ]),
    );
    const plain = await announce('alice/app', { json: [] });
    expect(plain.header('X-Docker-Endpoints')).toBe(new URL(hub.client.baseUrl).host);
    expect(plain.header('Set-Cookie')).not.toContain('Secure');
  });

  it('tells the registry of the repository and the images before it answers', async () => {
    const { repositoryId } = await hub.store.ensureRepository({
      name: 'alice/told',
      namespace: 'alice',
      access: 'public',
    });
    const user = await hub.store.findUserByName('alice');
    await announce('alice/told', { json: [{ id: a }, { id: b, Tag: 'x' }, { id: b, Tag: 'y' }] });
    expect(hub.registry.told.at(-1)).toMatchObject({
      repositoryId,
      name: 'alice/told',
      state: 'live',
      access: 'public',
    });
    expect(hub.registry.announced.get(`${repositoryId} ${user?.userId ?? ''}`)).toEqual([a, b]);
  });

  it('answers 503 while the registry is away, and goes on when it is back', async () => {
    hub.registry.isAway = true;
    const away = await announce('alice/late', { json: [] });
    hub.registry.isAway = false;
    expect([away.status, Number(away.header('Retry-After')) > 0]).toEqual([503, true]);
    expect((await announce('alice/late', { json: [] })).status).toBe(200);
    expect(hub.registry.told.at(-1)).toMatchObject({ name: 'alice/late' });
  });

  it('[17] ends a push with 204 and nothing else', async () => {
    const token = await hub.push('alice', 'alice/done', [a, b]);
    const end = (authorization: string, json: unknown) =>
      hub.send('PUT', '/v1/repositories/alice/done/images', { authorization, json });
    for (const authorization of [basic('alice'), token]) {
      const answer = await end(authorization, []);
      expect([answer.status, answer.body.length, answer.header('Content-Type')]).toEqual([204, 0, undefined]);
    }
    const checksum = `tarsum+sha256:${'1'.repeat(64)}`;
    expect((await end(basic('alice'), [{ id: a, checksum, Tag: 'latest' }])).status).toBe(204);
    expect(await imagesOf('alice/done')).toEqual([{ id: a, checksum }, { id: b }]);
    expect((await end(basic('alice'), 'x')).status).toBe(400);
    expect((await end('Basic Og==', [])).status).toBe(401);
    expect((await end(basic('bobby'), [])).status).toBe(403);
    const unknown = await hub.send('PUT', '/v1/repositories/alice/never/images', { as: 'alice', json: [] });
    expect(unknown.status).toBe(404);
  });

  it('[21] adds to the list and never shrinks it', async () => {
    await hub.push('alice', 'alice/grows', [a, b]);
    await hub.push('alice', 'alice/grows', [c]);
    expect(await imagesOf('alice/grows')).toEqual([{ id: a }, { id: b }, { id: c }]);
    await hub.push('alice', 'alice/grows');
    expect(await imagesOf('alice/grows')).toHaveLength(3);
  });

  it('refuses a token for another repository, of another kind, or of a deleted incarnation', async () => {
    const write = await hub.push('alice', 'alice/first');
    const again = await hub.send('PUT', '/v1/repositories/alice/first/', {
      authorization: write,
      json: [{ id: a }],
    });
    expect(again.status).toBe(200);
    expect(
      (await hub.send('PUT', '/v1/repositories/alice/second/', { authorization: write, json: [] })).status,
    ).toBe(401);
    const pull = await hub.send('GET', '/v1/repositories/alice/first/images', {
      as: 'alice',
      headers: { 'X-Docker-Token': 'true' },
    });
    const read = `Token ${pull.header('X-Docker-Token') ?? ''}`;
    expect(
      (await hub.send('PUT', '/v1/repositories/alice/first/', { authorization: read, json: [] })).status,
    ).toBe(401);
    await hub.send('DELETE', '/v1/repositories/alice/first/', { as: 'alice' });
    await hub.push('alice', 'alice/first');
    expect(
      (await hub.send('PUT', '/v1/repositories/alice/first/', { authorization: write, json: [] })).status,
    ).toBe(401);
    expect(
      (await hub.send('GET', '/v1/repositories/alice/first/images', { authorization: write })).status,
    ).not.toBe(200);
  });
});
