import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, basic, imageId, type AHub } from '../../../test/a-hub.ts';

const unknownId = '00000000-0000-4000-8000-000000000000';

describe('the management API', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    for (const name of ['alice', 'bobby', 'carol']) await hub.addUser(name);
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const statusOf = async (method: string, path: string, as: string | undefined, json?: unknown) =>
    (await hub.send(method, path, { as, ...(json === undefined ? {} : { json }) })).status;

  it('asks for Basic and keeps what is for administrators to them', async () => {
    expect(await statusOf('GET', '/api/me', undefined)).toBe(401);
    const token = await hub.push('alice', 'alice/tokened');
    expect((await hub.send('GET', '/api/me', { authorization: token })).status).toBe(401);
    const me = await hub.send('GET', '/api/me', { as: 'root' });
    expect(me.json()).toEqual({ username: 'root', email: 'root@example.com', isAdmin: true });
    expect(await statusOf('GET', '/api/users', 'alice')).toBe(403);
    expect(await statusOf('POST', '/api/users', 'alice', { username: 'xx', password: 'secret' })).toBe(403);
    expect(await statusOf('GET', '/api/users/bobby', 'alice')).toBe(403);
    expect(await statusOf('GET', '/api/users/alice', 'alice')).toBe(200);
    expect(await statusOf('PATCH', '/api/users/alice', 'alice', { isAdmin: true })).toBe(403);
    expect(await statusOf('GET', '/api/grants', 'alice')).toBe(403);
    expect(await statusOf('GET', '/api/tokens?username=bobby', 'alice')).toBe(403);
  });

  it('makes, pages and changes accounts', async () => {
    const made = await hub.send('POST', '/api/users', {
      as: 'root',
      json: { username: 'zz-bot', password: 'secret' },
    });
    expect([made.status, made.json()]).toMatchObject([
      201,
      { username: 'zz-bot', email: null, isAdmin: false, active: true },
    ]);
    expect(await statusOf('POST', '/api/users', 'root', { username: 'zz-bot', password: 'secret' })).toBe(
      409,
    );
    for (const wrong of [
      {},
      { username: 'library', password: 'secret' },
      { username: 'ok-name', password: 'abc' },
      { username: 'ok-name', password: 'secret', extra: 1 },
      { username: 'UP', password: 'secret' },
    ])
      expect(await statusOf('POST', '/api/users', 'root', wrong)).toBe(400);
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await hub.send('GET', `/api/users?limit=2&after=${after}`, { as: 'root' });
      const { items, next } = page.json() as { items: { username: string }[]; next?: string };
      seen.push(...items.map((item) => item.username));
      after = next;
    }
    expect(seen).toEqual(['alice', 'bobby', 'carol', 'root', 'zz-bot']);
    expect(await statusOf('PATCH', '/api/users/zz-bot', 'root', { password: 'other secret' })).toBe(200);
    expect(
      (await hub.send('GET', '/v1/users/', { authorization: basic('zz-bot', 'other secret') })).status,
    ).toBe(200);
    expect(await statusOf('PATCH', '/api/users/nobody', 'root', { active: false })).toBe(404);
    expect(await statusOf('GET', '/api/users/nobody', 'root')).toBe(404);
  });

  it('keeps the last active administrator', async () => {
    for (const change of [{ active: false }, { isAdmin: false }]) {
      const answer = await hub.send('PATCH', '/api/users/root', { as: 'root', json: change });
      expect([answer.status, answer.json()]).toEqual([
        409,
        { error: 'The last active administrator cannot be removed' },
      ]);
    }
  });

  it('gives and takes grants, and the rights with them', async () => {
    await hub.push('alice', 'alice/shared', [imageId('a')]);
    await hub.send('PATCH', '/api/repositories/alice/shared', { as: 'alice', json: { access: 'private' } });
    const read = () => statusOf('GET', '/v1/repositories/alice/shared/images', 'bobby');
    const write = () => statusOf('PUT', '/v1/repositories/alice/shared/', 'bobby', []);
    const grant = (level: string, as = 'alice', repository: string | undefined = 'shared') =>
      statusOf('PUT', '/api/grants', as, { namespace: 'alice', repository, username: 'bobby', level });
    expect([await read(), await write()]).toEqual([404, 403]);
    expect(await grant('read')).toBe(204);
    expect([await read(), await write()]).toEqual([200, 403]);
    expect(await grant('write')).toBe(204);
    expect([await read(), await write()]).toEqual([200, 200]);
    // Who writes does not administer: neither grants nor visibility.
    expect(await grant('admin', 'bobby')).toBe(403);
    expect(await statusOf('PATCH', '/api/repositories/alice/shared', 'bobby', { access: 'public' })).toBe(
      403,
    );
    const listed = await hub.send('GET', '/api/grants?namespace=alice&repository=shared', { as: 'alice' });
    expect(listed.json()).toEqual({
      items: [{ namespace: 'alice', repository: 'shared', username: 'bobby', level: 'write' }],
    });
    expect(
      await statusOf('DELETE', '/api/grants?namespace=alice&repository=shared&username=bobby', 'alice'),
    ).toBe(204);
    expect([await read(), await write()]).toEqual([404, 403]);
    expect(
      await statusOf('DELETE', '/api/grants?namespace=alice&repository=shared&username=bobby', 'alice'),
    ).toBe(404);
    expect(await grant('read', 'alice', 'Bad Name')).toBe(400);
    expect(
      await statusOf('PUT', '/api/grants', 'alice', {
        namespace: 'alice',
        username: 'nobody',
        level: 'read',
      }),
    ).toBe(404);
  });

  it('takes the tokens with the right: grant, account, password reset', async () => {
    const use = (authorization: string) =>
      hub.send('GET', '/v1/repositories/team/app/images', { authorization });
    await hub.push('root', 'team/app');
    await hub.send('PATCH', '/api/repositories/team/app', { as: 'root', json: { access: 'private' } });
    const grant = { namespace: 'team', username: 'carol', level: 'write' };
    const issue = async () => {
      expect(await statusOf('PUT', '/api/grants', 'root', grant)).toBe(204);
      const token = await hub.push('carol', 'team/app');
      expect((await use(token)).status).toBe(200);
      return token;
    };
    const losses = [
      () => statusOf('DELETE', '/api/grants?namespace=team&username=carol', 'root'),
      () => statusOf('PUT', '/api/grants', 'root', { ...grant, level: 'read' }),
      () => statusOf('PATCH', '/api/users/carol', 'root', { password: 'password of carol' }),
      () => statusOf('PATCH', '/api/users/carol', 'root', { active: false }),
    ];
    for (const lose of losses) {
      const token = await issue();
      const told = hub.registry.revoked.length;
      expect([200, 204]).toContain(await lose());
      expect((await use(token)).status).toBe(401);
      expect(hub.registry.revoked.length).toBeGreaterThan(told);
    }
    expect(await statusOf('PATCH', '/api/users/carol', 'root', { active: true })).toBe(200);
  });

  it('takes tokens that link from where the right was lost', async () => {
    await hub.push('root', 'space/base');
    await hub.send('PATCH', '/api/repositories/space/base', { as: 'root', json: { access: 'private' } });
    for (const repository of ['base', 'own'])
      await statusOf('PUT', '/api/grants', 'root', {
        namespace: 'space',
        repository,
        username: 'carol',
        level: 'write',
      });
    const token = await hub.push('carol', 'space/own');
    const use = () => hub.send('GET', '/v1/repositories/space/own/images', { authorization: token });
    expect((await use()).status).toBe(200);
    expect(
      await statusOf('DELETE', '/api/grants?namespace=space&repository=base&username=carol', 'root'),
    ).toBe(204);
    expect((await use()).status).toBe(401);
  });

  it('lists and revokes tokens', async () => {
    const token = await hub.push('bobby', 'bobby/app');
    const { items } = (await hub.send('GET', '/api/tokens', { as: 'bobby' })).json() as {
      items: { id: string; repository: string }[];
    };
    // Tokens of one second come in any order.
    const given = items.find((item) => item.repository === 'bobby/app');
    expect(given).toMatchObject({
      repository: 'bobby/app',
      access: 'write',
      username: 'bobby',
      revokedAt: null,
    });
    const id = given?.id ?? '';
    expect(await statusOf('DELETE', `/api/tokens/${id}`, 'alice')).toBe(404);
    expect(await statusOf('DELETE', `/api/tokens/${id}`, 'bobby')).toBe(204);
    expect(
      (await hub.send('GET', '/v1/repositories/bobby/app/images', { authorization: token })).status,
    ).toBe(401);
    expect(hub.registry.revoked).toContain(id);
    expect(await statusOf('DELETE', `/api/tokens/${unknownId}`, 'root')).toBe(404);
    expect(await statusOf('DELETE', '/api/tokens/nonsense', 'root')).toBe(404);
    expect(await statusOf('GET', '/api/tokens?username=bobby', 'root')).toBe(200);
    expect(await statusOf('GET', '/api/tokens?after=nonsense', 'root')).toBe(400);
  });

  it('lists, shows, changes and deletes repositories', async () => {
    await hub.push('alice', 'alice/deep/er');
    const shown = await hub.send('GET', '/api/repositories/alice/deep%2Fer', { as: 'bobby' });
    expect(shown.json()).toMatchObject({
      name: 'alice/deep/er',
      access: 'public',
      description: '',
      official: false,
      starCount: 0,
    });
    const changed = await hub.send('PATCH', '/api/repositories/alice/deep%2Fer', {
      as: 'alice',
      json: { description: 'deep' },
    });
    expect(changed.json()).toMatchObject({ description: 'deep' });
    for (const wrong of [{ access: 'x' }, { stars: 5 }, { description: 5 }, { description: 'a\0b' }, []])
      expect(await statusOf('PATCH', '/api/repositories/alice/deep%2Fer', 'alice', wrong)).toBe(400);
    const listed = await hub.send('GET', '/api/repositories?namespace=alice&limit=1', { as: 'bobby' });
    expect(listed.json()).toMatchObject({ items: [{ name: 'alice/deep/er' }], next: 'alice/deep/er' });
    expect(await statusOf('DELETE', '/api/repositories/alice/deep%2Fer', 'bobby')).toBe(403);
    expect(await statusOf('DELETE', '/api/repositories/alice/deep%2Fer', 'alice')).toBe(204);
    expect(await statusOf('GET', '/api/repositories/alice/deep%2Fer', 'alice')).toBe(404);
    expect(await statusOf('GET', '/api/repositories/alice/UP', 'alice')).toBe(400);
    expect(await statusOf('GET', '/api/repositories/alice/%00', 'alice')).toBe(400);
  });

  it('gives back from the trash to owners, and hides it from others', async () => {
    await hub.push('alice', 'alice/binned');
    const { repositoryId = '' } = (await hub.store.findRepositoryByName('alice/binned')) ?? {};
    await statusOf('DELETE', '/v1/repositories/alice/binned/', 'alice');
    const id = '11111111-1111-4111-8111-111111111111';
    const entry = {
      id,
      repositoryId,
      repository: 'alice/binned',
      tag: null,
      deletedAt: '2026-01-01T00:00:00.000Z',
      purgeAt: '2026-01-08T00:00:00.000Z',
      sizeBytes: 5,
    };
    hub.registry.trash.set(id, entry);
    const { repositoryId: _internal, ...shown } = entry;
    expect((await hub.send('GET', '/api/trash', { as: 'alice' })).json()).toEqual({ items: [shown] });
    expect((await hub.send('GET', '/api/trash', { as: 'bobby' })).json()).toEqual({ items: [] });
    expect(await statusOf('POST', `/api/trash/${id}/restore`, 'bobby')).toBe(404);
    await hub.push('alice', 'alice/binned');
    expect(await statusOf('POST', `/api/trash/${id}/restore`, 'alice')).toBe(409);
    await statusOf('DELETE', '/v1/repositories/alice/binned/', 'alice');
    expect(await statusOf('POST', `/api/trash/${id}/restore`, 'alice')).toBe(204);
    expect(hub.registry.told.at(-1)).toMatchObject({ repositoryId, state: 'live' });
    expect(await statusOf('DELETE', `/api/trash/${id}`, 'bobby')).toBe(404);
    expect(await statusOf('DELETE', `/api/trash/${id}`, 'alice')).toBe(204);
    expect(await statusOf('DELETE', `/api/trash/${unknownId}`, 'alice')).toBe(404);
    expect(await statusOf('POST', '/api/trash/nonsense/restore', 'alice')).toBe(404);
    expect(await statusOf('DELETE', '/api/trash/nonsense', 'alice')).toBe(404);
  });

  it('shows and restores the history of a tag', async () => {
    await hub.push('alice', 'alice/history');
    const path = '/api/repositories/alice/history/tags/latest';
    expect((await hub.send('GET', `${path}/history`, { as: 'bobby' })).json()).toEqual({ items: [] });
    const alice = await hub.store.findUserByName('alice');
    const revision = {
      revision: 1,
      imageId: imageId('a'),
      movedAt: '2026-01-01T00:00:00.000Z',
      keepUntil: null,
    };
    hub.registry.history.push(
      { ...revision, movedBy: alice?.userId ?? null },
      { ...revision, movedBy: unknownId },
      { ...revision, movedBy: null },
    );
    const told = await hub.send('GET', `${path}/history`, { as: 'bobby' });
    expect(told.json()).toEqual({
      items: ['alice', null, null].map((movedBy) => ({ ...revision, movedBy })),
    });
    expect(await statusOf('POST', `${path}/restore`, 'bobby', { revision: 1 })).toBe(403);
    expect(await statusOf('POST', `${path}/restore`, 'alice', { revision: 1 })).toBe(204);
    expect(await statusOf('POST', `${path}/restore`, 'alice', { revision: 'x' })).toBe(400);
  });
});
