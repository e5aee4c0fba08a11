import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, internalSecret, passwordOf, type AHub } from '../../../test/a-hub.ts';

describe('what the registry asks', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    for (const name of ['alice', 'bobby']) await hub.addUser(name);
    await hub.addUser('sleeper', { isActive: false });
    await hub.push('alice', 'alice/app');
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const call = (method: string, path: string, json?: unknown, secret = internalSecret) =>
    hub.send(method, `/internal${path}`, {
      authorization: `Bearer ${secret}`,
      ...(json === undefined ? {} : { json }),
      validate: false,
    });
  const authenticate = (
    username: string,
    part: { password?: string; repositoryIds?: readonly string[] } = {},
  ) =>
    call('POST', '/authenticate', { username, password: passwordOf(username), repositoryIds: [], ...part });

  it('lets nobody in without the secret', async () => {
    expect((await call('GET', '/keys', undefined, 'guess')).status).toBe(401);
    expect((await hub.send('GET', '/internal/keys', { as: 'root', validate: false })).status).toBe(401);
    expect((await call('GET', '/other')).status).toBe(404);
  });

  it('names the methods of a path to who uses another', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/keys', 'GET, HEAD'],
      ['GET', '/authenticate', 'POST'],
    ] as const) {
      const answer = await call(method, path);
      expect([answer.status, answer.header('Allow')]).toEqual([405, allow]);
      expect(answer.json()).toMatchObject({ code: 'method_not_allowed' });
    }
  });

  it('publishes keys and none of their secrets', async () => {
    const { keys } = (await call('GET', '/keys')).json() as {
      keys: { kid: string; jwk: Record<string, unknown> }[];
    };
    expect(keys).toHaveLength(1);
    expect(keys[0]?.jwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
    expect(keys[0]?.jwk).not.toHaveProperty('d');
  });

  it('says who it is and what they may', async () => {
    const row = await hub.store.findRepositoryByName('alice/app');
    const repositoryIds = [row?.repositoryId ?? ''];
    const levelOf = async (username: string) => {
      const answer = (await authenticate(username, { repositoryIds })).json() as {
        access: Record<string, string>;
      };
      return answer.access[repositoryIds[0] ?? ''];
    };
    expect([await levelOf('alice'), await levelOf('bobby'), await levelOf('root')]).toEqual([
      'admin',
      'none',
      'admin',
    ]);
    expect((await authenticate('root')).json()).toMatchObject({
      username: 'root',
      isAdmin: true,
      access: {},
    });
  });

  it('gives the code of a refusal along', async () => {
    const refusals = [
      [await authenticate('alice', { password: 'wrong' }), 401, 'invalid_credentials'],
      [await authenticate('nobody'), 401, 'invalid_credentials'],
      [await authenticate('sleeper'), 403, 'account_inactive'],
      [await authenticate('alice', { repositoryIds: ['x'] }), 400, 'invalid_data'],
    ] as const;
    for (const [answer, status, code] of refusals) {
      expect(answer.status).toBe(status);
      expect(answer.json()).toMatchObject({ code });
    }
  });

  it('forgets a remembered password at once when it changes', async () => {
    expect((await authenticate('bobby')).status).toBe(200);
    expect((await authenticate('bobby')).status).toBe(200);
    await hub.send('PATCH', '/api/users/bobby', { as: 'root', json: { active: false } });
    expect((await authenticate('bobby')).status).toBe(403);
    await hub.send('PATCH', '/api/users/bobby', {
      as: 'root',
      json: { active: true, password: 'brand new' },
    });
    expect((await authenticate('bobby')).status).toBe(401);
    expect((await authenticate('bobby', { password: 'brand new' })).status).toBe(200);
  });
});
