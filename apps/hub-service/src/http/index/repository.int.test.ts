import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { aHub, type AHub } from '../../../test/a-hub.ts';

describe('deletion and properties', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    for (const name of ['alice', 'bobby']) await hub.addUser(name);
  });
  afterAll(async () => {
    // One test lets the registry be away.
    expect(hub.faults.filter((fault) => !AppError.is(fault, 'unavailable'))).toEqual([]);
    await hub.close();
  });
  const remove = (
    name: string,
    part: { as?: string; authorization?: string; headers?: Record<string, string> } = {},
  ) => hub.send('DELETE', `/v1/repositories/${name}/`, { as: 'alice', ...part });
  const askToken = { headers: { 'X-Docker-Token': 'true' } };

  it('[57] deletes in two steps with a token', async () => {
    await hub.push('alice', 'alice/app');
    const first = await remove('alice/app', askToken);
    expect([first.status, first.text()]).toEqual([202, '""']);
    expect(first.header('X-Docker-Token')).toMatch(/access=delete$/);
    expect(first.header('X-Docker-Endpoints')).toBeDefined();
    expect(hub.registry.told.at(-1)).toMatchObject({ name: 'alice/app', state: 'trashed' });
    const authorization = `Token ${first.header('X-Docker-Token') ?? ''}`;
    const second = await remove('alice/app', { authorization });
    expect([second.status, second.text()]).toEqual([200, 'true']);
    const third = await remove('alice/app', { authorization });
    expect([third.status, third.text()]).toEqual([404, '{"error":"Repository not found"}']);
  });

  it('[57] confirms by plain Basic too, once', async () => {
    await hub.push('alice', 'alice/app');
    expect((await remove('alice/app', askToken)).status).toBe(202);
    expect((await remove('alice/app')).text()).toBe('true');
    expect((await remove('alice/app')).status).toBe(404);
  });

  it('[57] deletes at once without asking for a token, and frees the name', async () => {
    const before = await hub.push('alice', 'alice/app');
    expect((await remove('alice/app')).text()).toBe('true');
    expect((await remove('alice/app')).status).toBe(404);
    await hub.push('alice', 'alice/app');
    expect((await hub.send('GET', '/v1/repositories/alice/app/images')).json()).toEqual([]);
    // A write token deletes nothing.
    expect((await remove('alice/app', { authorization: before })).status).toBe(401);
  });

  it('[57] asks who it is, and what they may', async () => {
    await hub.push('alice', 'alice/mine');
    expect((await hub.send('DELETE', '/v1/repositories/alice/mine/')).status).toBe(401);
    expect((await remove('alice/mine', { as: 'bobby' })).status).toBe(403);
    await hub.send('PUT', '/v1/repositories/alice/mine/properties', {
      as: 'alice',
      json: { access: 'private' },
    });
    expect((await remove('alice/mine', { as: 'bobby' })).status).toBe(404);
    expect((await remove('alice/unknown')).status).toBe(404);
  });

  it('[57] finishes with the next call what found the registry away', async () => {
    for (const part of [{}, askToken]) {
      await hub.push('alice', 'alice/app');
      hub.registry.isAway = true;
      expect((await remove('alice/app', part)).status).toBe(503);
      expect((await remove('alice/app', part)).status).toBe(503);
      hub.registry.isAway = false;
      expect((await remove('alice/app', part)).status).toBe(part === askToken ? 202 : 200);
      expect(hub.registry.told.at(-1)).toMatchObject({ name: 'alice/app', state: 'trashed' });
      expect((await remove('alice/app')).status).toBe(part === askToken ? 200 : 404);
    }
  });

  it('[57] leaves a whole repository to those who administer it', async () => {
    await hub.push('alice', 'alice/team');
    const grant = (level: string) =>
      hub.send('PUT', '/api/grants', {
        as: 'alice',
        json: { namespace: 'alice', repository: 'team', username: 'bobby', level },
      });
    await grant('write');
    for (const part of [{}, askToken])
      expect((await remove('alice/team', { as: 'bobby', ...part })).status).toBe(403);
    await grant('admin');
    expect((await remove('alice/team', { as: 'bobby' })).status).toBe(200);
  });

  it('[59] reads and sets the access', async () => {
    await hub.push('alice', 'alice/props');
    const path = '/v1/repositories/alice/props/properties';
    const put = (json: unknown, as = 'alice') => hub.send('PUT', path, { as, json });
    expect((await hub.send('GET', path)).json()).toEqual({ access: 'public' });
    const set = await put({ access: 'private' });
    expect([set.status, set.text()]).toEqual([200, 'true']);
    expect(hub.registry.told.at(-1)).toMatchObject({ name: 'alice/props', access: 'private' });
    expect((await hub.send('GET', path)).status).toBe(404);
    expect((await hub.send('GET', '/v1/repositories/alice/props/images')).status).toBe(404);
    expect((await hub.send('GET', path, { as: 'alice' })).json()).toEqual({ access: 'private' });
    for (const wrong of [{}, { access: 'secret' }, { access: null }, [], 'private', null])
      expect((await put(wrong)).json()).toEqual({ error: 'Invalid data' });
    expect((await hub.send('PUT', path, { as: 'alice', body: '{' })).status).toBe(400);
    expect((await put({ access: 'public' }, 'bobby')).status).toBe(404);
    expect((await put({ access: 'public' })).status).toBe(200);
    expect((await put({ access: 'private' }, 'bobby')).status).toBe(403);
    expect((await hub.send('PUT', path, { json: { access: 'private' } })).status).toBe(401);
  });

  it('[59] takes the tokens of strangers when it gets private, and leaves those of members', async () => {
    const path = '/v1/repositories/alice/closing';
    const write = await hub.push('alice', 'alice/closing');
    const pull = await hub.send('GET', `${path}/images`, { headers: { 'X-Docker-Token': 'true' } });
    const anonymous = `Token ${pull.header('X-Docker-Token') ?? ''}`;
    const statusWith = async (authorization: string) =>
      (await hub.send('GET', `${path}/images`, { authorization })).status;
    expect([await statusWith(anonymous), await statusWith(write)]).toEqual([200, 200]);
    await hub.send('PUT', `${path}/properties`, { as: 'alice', json: { access: 'private' } });
    expect([await statusWith(anonymous), await statusWith(write)]).toEqual([401, 200]);
    expect(hub.registry.revoked).toHaveLength(1);
  });
});
