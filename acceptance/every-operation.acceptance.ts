import { beforeAll, describe, expect, it } from 'vitest';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { anImage, announce, pullToken, push, type EngineImage } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

describe.each(sharedDeployments())('every operation on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client } = administration;
  let user: TestUser;
  let repository: string;
  let image: EngineImage;
  let token: string;

  beforeAll(async () => {
    user = await administration.createUser('every');
    repository = `${user.username}/app`;
    image = anImage();
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    token = await pullToken(client, repository, user.authorization);
  });

  const hubPaths = () => [
    '/v1/users',
    '/v1/users/',
    `/v1/repositories/${repository}/images`,
    `/v1/repositories/${repository}/properties`,
    '/v1/search?q=app&n=5',
  ];
  const registryPaths = () => [
    ...['json', 'layer', 'ancestry', 'files', 'diff'].map((part) => `/v1/images/${image.id}/${part}`),
    ...['tags', 'tags/latest', 'tags/latest/json', 'json'].map(
      (part) => `/v1/repositories/${repository}/${part}`,
    ),
    `/v1/repositories/${repository}/layer/${image.id}/access`,
  ];
  const ownPaths = ['/', '/_ping', '/v1/_ping', '/_status', '/v1/_status'];

  /** Of the two answers only what the moment gives may differ. */
  const stable = (headers: readonly (readonly [string, string])[]) =>
    headers.filter(
      ([name]) => !/^(date|x-request-id|set-cookie|expires|x-docker-token|www-authenticate)$/i.test(name),
    );

  const expectHeadAsGet = async (path: string, headers: Readonly<Record<string, string>>) => {
    const get = await client.request({ path, headers });
    expect(get.status, path).toBe(200);
    const head = await client.request({ method: 'HEAD', path, headers });
    expect([head.status, head.body.length], path).toEqual([200, 0]);
    expect(stable(head.headers), path).toEqual(stable(get.headers));
  };

  it('answers HEAD as GET without the body, at the gateway', async () => {
    for (const path of ownPaths) await expectHeadAsGet(path, {});
  });

  it('answers HEAD as GET without the body, at the hub', async () => {
    for (const path of hubPaths()) await expectHeadAsGet(path, { Authorization: user.authorization });
  });

  it('answers HEAD as GET without the body, at the registry', async () => {
    for (const path of registryPaths()) await expectHeadAsGet(path, { Authorization: token });
  });

  it('[23] PUT auth says OK to a token of the repository, and no others', async () => {
    const put = (name: string, Authorization?: string) =>
      client.request({
        method: 'PUT',
        path: `/v1/repositories/${name}/auth`,
        ...(Authorization !== undefined && { headers: { Authorization } }),
      });
    const good = await put(repository, token);
    expect([good.status, good.text()]).toEqual([200, '"OK"']);
    expect((await put(repository)).status).toBe(401);
    expect([401, 403]).toContain((await put(`${user.username}/other`, token)).status);
  });

  it('[22] layer access is told by token', async () => {
    const get = async (id: string, Authorization: string) =>
      (
        await client.request({
          path: `/v1/repositories/${repository}/layer/${id}/access`,
          headers: { Authorization },
        })
      ).json();
    expect(await get(image.id, token)).toEqual({ access: true });
    expect(await get('b'.repeat(64), token)).toEqual({ access: false });
  });

  it('DELETE images has no effect', async () => {
    const write = await announce(client, { ...user, repository, ids: [image.id] });
    expect(write).toContain('access=write');
    const answer = await client.request({
      method: 'DELETE',
      path: `/v1/repositories/${repository}/images`,
      headers: { Authorization: user.authorization },
    });
    expectStatus(answer, 204);
    const list = await client.request({ path: `/v1/repositories/${repository}/images` });
    expect(list.json()).toEqual([expect.objectContaining({ id: image.id })]);
  });

  it('[65] an account changes its own password and adds an address, by both spellings of the path', async () => {
    const account = await administration.createUser('self');
    const put = (slash: string, as: TestUser, body: unknown) =>
      client.request({
        method: 'PUT',
        path: `/v1/users/${account.username}${slash}`,
        headers: { Authorization: as.authorization, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    expectStatus(await put('/', account, { email: `new-${account.username}@example.com` }), 204);
    expect((await put('', user, { password: 'other-secret' })).status).toBe(403);
    expectStatus(await put('', account, { password: 'other-secret' }), 204);
    const old = await client.request({
      path: '/v1/users',
      headers: { Authorization: account.authorization },
    });
    expect(old.status).toBe(401);
  });

  it('[60] registers, and tells the name taken by exactly 34 bytes, by both spellings of the path', async () => {
    const register = (path: string, username: string, password: string) =>
      client.request({
        method: 'POST',
        path,
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ username, password, auth: '', email: `${username}@example.com` }),
      });
    for (const [path, suffix] of [
      ['/v1/users', 'a'],
      ['/v1/users/', 'b'],
    ] as const) {
      const username = `${user.username}_${suffix}`;
      const made = await register(path, username, 'secret');
      expect([made.status, made.text()]).toEqual([201, '"User Created"']);
      const taken = await register(path, username, 'another');
      expect([taken.status, taken.text()]).toEqual([400, '"Username or email already exists"']);
      expect(taken.header('Content-Length')).toBe('34');
    }
  });

  it.each(['/v2/', '/v2/x/y'])('%s is nowhere, whatever the method', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect((await client.request({ method, path })).status).toBe(404);
    }
  });

  it('serves its documents, a page to browse them, and its health', async () => {
    for (const document of ['gateway', 'hub', 'registry', 'common']) {
      const answer = await client.request({ path: `/openapi/${document}.yaml` });
      expect(answer.status).toBe(200);
      expect(answer.text()).toContain('openapi: 3.1');
    }
    expect((await client.request({ path: '/openapi/nothing.yaml' })).status).toBe(404);
    const page = await client.request({ path: '/docs' });
    expect(page.text()).not.toMatch(/(?:src|href)="https?:/);
    expect((await client.request({ path: '/docs/viewer.js' })).status).toBe(200);
    const bundled = await client.request({ path: '/docs/openapi.json' });
    expect(bundled.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) as string });
    for (const path of ['/livez', '/readyz']) expect((await client.request({ path })).status).toBe(200);
  });

  it('keeps internal routes inside', async () => {
    for (const path of [
      '/internal/keys',
      '/internal/authenticate',
      '/internal/trash',
      '/v1/../internal/keys',
    ]) {
      const answer = await client.request({ path, headers: { Authorization: 'Bearer x' } });
      expect([400, 404]).toContain(answer.status);
    }
  });

  it('refuses a wrong method with Allow, and an unknown path', async () => {
    const wrong = await client.request({ method: 'POST', path: `/v1/repositories/${repository}/tags` });
    expect(wrong.status).toBe(405);
    expect(wrong.header('Allow')).toContain('GET');
    expect(wrong.json()).toEqual({ error: expect.any(String) as string });
    const ancestry = await client.request({ method: 'PUT', path: `/v1/images/${image.id}/ancestry` });
    expect(ancestry.status).toBe(405);
    const unknown = await client.request({ path: '/v1/nothing/here' });
    expect([unknown.status, unknown.header('Content-Type')]).toEqual([404, 'application/json']);
  });
});
