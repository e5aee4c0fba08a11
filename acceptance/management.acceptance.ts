import { beforeAll, describe, expect, it } from 'vitest';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { basic } from './support/credentials.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

interface Page<T> {
  readonly items: readonly T[];
}

describe.each(sharedDeployments())('the management API on the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client, admin } = administration;
  let owner: TestUser;

  beforeAll(async () => {
    owner = await administration.createUser('owner');
  });

  const call = (as: TestUser, method: string, path: string, body?: unknown) =>
    client.request({
      method,
      path,
      headers: { Authorization: as.authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const items = async <T>(as: TestUser, path: string): Promise<readonly T[]> =>
    (expectStatus(await call(as, 'GET', path), 200).json() as Page<T>).items;

  it('tells a caller who it is', async () => {
    expect((await call(owner, 'GET', '/api/me')).json()).toMatchObject({
      username: owner.username,
      isAdmin: false,
    });
    expect((await call(admin, 'GET', '/api/me')).json()).toMatchObject({ isAdmin: true });
    expect((await client.request({ path: '/api/me' })).status).toBe(401);
  });

  it('is for administrators where it is about others', async () => {
    for (const path of ['/api/users', `/api/users/${admin.username}`]) {
      expect((await call(owner, 'GET', path)).status).toBe(403);
    }
    expect(
      (await call(owner, 'POST', '/api/users', { username: 'someone', password: 'secret' })).status,
    ).toBe(403);
  });

  it('makes, lists, shows and changes accounts; an inactive one is refused', async () => {
    const user = await administration.createUser('account');
    const path = `/api/users/${user.username}`;
    expect((await call(admin, 'GET', path)).json()).toMatchObject({ username: user.username, active: true });
    const all = await items<{ username: string }>(admin, '/api/users?limit=100');
    expect(all.map(({ username }) => username)).toContain(user.username);
    expect((await call(admin, 'PATCH', path, { active: false })).json()).toMatchObject({ active: false });
    expect((await call(user, 'GET', '/v1/users/')).status).toBe(403);
    expect((await call(admin, 'PATCH', path, { active: true, password: 'another-secret' })).status).toBe(200);
    expect((await call(user, 'GET', '/v1/users/')).status).toBe(401);
    const authorization = basic(user.username, 'another-secret');
    expect((await call({ ...user, authorization }, 'GET', '/v1/users/')).status).toBe(200);
    expect((await call(admin, 'GET', '/api/users/nobody_of_that_name')).status).toBe(404);
    const again = { username: user.username, password: 'secret-again' };
    expect((await call(admin, 'POST', '/api/users', again)).status).toBe(409);
  });

  it('keeps the last administrator', async () => {
    const path = `/api/users/${admin.username}`;
    expect((await call(admin, 'PATCH', path, { isAdmin: false })).status).toBe(409);
    expect((await call(admin, 'PATCH', path, { active: false })).status).toBe(409);
  });

  it('grants and takes away, and what is taken away takes its tokens along', async () => {
    const guest = await administration.createUser('guest');
    const repository = `${owner.username}/shared`;
    const image = anImage();
    await push(client, { ...owner, repository, images: [image], tags: { latest: image.id } });
    expectStatus(await call(owner, 'PATCH', `/api/repositories/${repository}`, { access: 'private' }), 200);
    const reads = () => call(guest, 'GET', `/v1/repositories/${repository}/tags`);
    expect((await reads()).status).toBe(404);
    const grant = {
      namespace: owner.username,
      repository: 'shared',
      username: guest.username,
      level: 'read',
    };
    expectStatus(await call(owner, 'PUT', '/api/grants', grant), 204);
    expect((await reads()).status).toBe(200);
    const list = `/api/grants?namespace=${owner.username}&repository=shared`;
    expect(await items(owner, list)).toEqual([grant]);

    const token = await pullToken(client, repository, guest.authorization);
    expect((await imageCalls(client, token).read(image.id, 'json')).status).toBe(200);
    expectStatus(await call(owner, 'DELETE', `${list}&username=${guest.username}`), 204);
    expect((await reads()).status).toBe(404);
    expect(await items(owner, list)).toEqual([]);
    const status = async () => (await imageCalls(client, token).read(image.id, 'json')).status;
    await expect.poll(status, { timeout: 60_000 }).toBe(401);
  });

  it('lists tokens and revokes one', async () => {
    const repository = `${owner.username}/tokens`;
    await push(client, { ...owner, repository, images: [], tags: {} });
    const token = await pullToken(client, repository, owner.authorization);
    const list = `/api/tokens?username=${owner.username}&limit=100`;
    const listed = await items<{ id: string; repository: string; access: string; revokedAt: string | null }>(
      owner,
      list,
    );
    const mine = listed.find((entry) => entry.repository === repository && entry.access === 'read');
    expect(mine).toMatchObject({ revokedAt: null });
    const tags = () =>
      client.request({ path: `/v1/repositories/${repository}/tags`, headers: { Authorization: token } });
    expect((await tags()).status).toBe(200);
    expectStatus(await call(owner, 'DELETE', `/api/tokens/${mine?.id ?? ''}`), 204);
    await expect.poll(async () => (await tags()).status, { timeout: 60_000 }).toBe(401);
  });

  it('shows the queue to administrators, and puts dead jobs in again', async () => {
    expect((await call(admin, 'GET', '/api/jobs')).json()).toMatchObject({ counts: { dead: 0 }, dead: [] });
    expect((await call(admin, 'POST', '/api/jobs/retry')).json()).toEqual({ retried: 0 });
    expect((await call(admin, 'POST', '/api/jobs/retry', { id: 'no-such-job' })).status).toBe(404);
    expect((await call(owner, 'GET', '/api/jobs')).status).toBe(403);
  });

  it('shows, describes and deletes repositories, and brings them back from the trash', async () => {
    const repository = `${owner.username}/kept`;
    const image = anImage();
    await push(client, { ...owner, repository, images: [image], tags: { latest: image.id } });
    const path = `/api/repositories/${repository}`;
    expect((await call(owner, 'PATCH', path, { description: 'what it is' })).json()).toMatchObject({
      description: 'what it is',
    });
    expect((await call(owner, 'GET', path)).json()).toMatchObject({ name: repository, access: 'public' });
    const names = (await items<{ name: string }>(owner, `/api/repositories?namespace=${owner.username}`)).map(
      ({ name }) => name,
    );
    expect(names).toContain(repository);

    expectStatus(await call(owner, 'DELETE', path), 204);
    expect((await call(owner, 'GET', path)).status).toBe(404);
    expect((await client.request({ path: `/v1/repositories/${repository}/tags` })).status).toBe(404);
    const inTrash = () => items<{ id: string; repository: string; tag: string | null }>(owner, '/api/trash');
    const entry = (await inTrash()).find((item) => item.repository === repository);
    expect(entry).toMatchObject({ tag: null });
    expectStatus(await call(owner, 'POST', `/api/trash/${entry?.id ?? ''}/restore`), 204);
    expect((await client.request({ path: `/v1/repositories/${repository}/tags` })).json()).toEqual({
      latest: image.id,
    });
    const token = await pullToken(client, repository);
    expect((await imageCalls(client, token).read(image.id, 'layer')).body.equals(image.layer.bytes)).toBe(
      true,
    );
  });

  it('restores and purges a deleted tag', async () => {
    const repository = `${owner.username}/tagged`;
    const image = anImage();
    await push(client, { ...owner, repository, images: [image], tags: { a: image.id, b: image.id } });
    for (const tag of ['a', 'b']) {
      expectStatus(await call(owner, 'DELETE', `/v1/repositories/${repository}/tags/${tag}`), 200);
    }
    const entries = (
      await items<{ id: string; repository: string; tag: string | null }>(owner, '/api/trash')
    ).filter((item) => item.repository === repository);
    const idOf = (tag: string) => entries.find((entry) => entry.tag === tag)?.id ?? '';
    expectStatus(await call(owner, 'POST', `/api/trash/${idOf('a')}/restore`), 204);
    expectStatus(await call(owner, 'DELETE', `/api/trash/${idOf('b')}`), 204);
    expect((await call(owner, 'DELETE', `/api/trash/${idOf('b')}`)).status).toBe(404);
    expect((await client.request({ path: `/v1/repositories/${repository}/tags` })).json()).toEqual({
      a: image.id,
    });
  });

  it('keeps where a moved tag pointed and moves it back', async () => {
    const repository = `${owner.username}/moved`;
    const [first, second] = [anImage(), anImage()];
    await push(client, { ...owner, repository, images: [first], tags: { latest: first.id } });
    await push(client, { ...owner, repository, images: [second], tags: { latest: second.id } });
    const base = `/api/repositories/${repository}/tags/latest`;
    const history = await items<{ revision: number; imageId: string }>(owner, `${base}/history`);
    const old = history.find(({ imageId }) => imageId === first.id);
    expect(old).toBeDefined();
    expectStatus(await call(owner, 'POST', `${base}/restore`, { revision: old?.revision }), 204);
    const tag = await client.request({ path: `/v1/repositories/${repository}/tags/latest` });
    expect(tag.json()).toBe(first.id);
  });
});
