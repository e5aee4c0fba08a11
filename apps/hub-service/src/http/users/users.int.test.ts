import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, basic, passwordOf, type AHub } from '../../../test/a-hub.ts';

const magic = '"Username or email already exists"';

describe('accounts and login', () => {
  let hub: AHub;
  beforeAll(async () => {
    hub = await aHub();
    await hub.addUser('alice');
    await hub.addUser('sleeper', { isActive: false });
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const register = (account: unknown) => hub.send('POST', '/v1/users/', { json: account });

  it('[60] makes an account once, then gives the 34 bytes whatever the password', async () => {
    const account = { username: 'newcomer', password: 'secret', email: 'new@example.com', auth: '' };
    const created = await register(account);
    expect([created.status, created.text()]).toEqual([201, '"User Created"']);
    for (const password of ['secret', 'another']) {
      const again = await register({ ...account, password });
      expect([again.status, again.text(), again.header('Content-Length')]).toEqual([400, magic, '34']);
    }
    const login = await hub.send('GET', '/v1/users/', { authorization: basic('newcomer', 'secret') });
    expect([login.status, login.text()]).toEqual([200, '"OK"']);
  });

  it('[61] gives the same bytes for an address that is taken, whatever its case', async () => {
    const answer = await register({ username: 'other1', password: 'secret', email: 'ALICE@example.com' });
    expect([answer.status, answer.text()]).toEqual([400, magic]);
  });

  it.each([
    ['a short name', { username: 'abc', password: 'secret', email: 'a@b.de' }],
    ['a long name', { username: 'a'.repeat(31), password: 'secret', email: 'a@b.de' }],
    ['a name in upper case', { username: 'Abcd', password: 'secret', email: 'a@b.de' }],
    ['a name that is reserved', { username: 'library', password: 'secret', email: 'a@b.de' }],
    ['a short password', { username: 'abcd', password: 'abcd', email: 'a@b.de' }],
    ['no address', { username: 'abcd', password: 'secret', email: '' }],
    ['no member email', { username: 'abcd', password: 'secret' }],
    ['a bad address', { username: 'abcd', password: 'secret', email: 'no at sign' }],
    ['no password', { username: 'abcd', email: 'a@b.de' }],
    ['no name', { password: 'secret', email: 'a@b.de' }],
    ['a number as a name', { username: 12345, password: 'secret', email: 'a@b.de' }],
    ['a NUL in the name', { username: 'ab\0cd', password: 'secret', email: 'a@b.de' }],
    ['a NUL in the address', { username: 'abcd', password: 'secret', email: 'a\0@b.de' }],
    ['an array', []],
    ['null', null],
  ])('[62] refuses %s with a bare JSON string', async (_what, account) => {
    const answer = await register(account);
    expect(answer.status).toBe(400);
    expect(typeof answer.json()).toBe('string');
    expect(answer.text()).not.toBe(magic);
  });

  it('[62] refuses what is no JSON with a bare JSON string', async () => {
    for (const body of ['{', '', 'username=a', Buffer.from([0x22, 0xff, 0x22])]) {
      const answer = await hub.send('POST', '/v1/users/', { body });
      expect([answer.status, typeof answer.json()]).toEqual([400, 'string']);
    }
  });

  it('[64] tells right from wrong credentials, and never fails', async () => {
    const long = 'x'.repeat(1_000);
    for (const [username, password] of [
      ['with_colon', 'a:b:c'],
      ['unicode_', 'pässwörd ✓'],
      ['longword', long],
    ] as const) {
      expect((await register({ username, password, email: `${username}@example.com` })).status).toBe(201);
      const login = await hub.send('GET', '/v1/users', { authorization: basic(username, password) });
      expect(login.status).toBe(200);
    }
    const wrong = [
      basic('alice', 'wrong'),
      basic('nobody'),
      basic('ali\0ce'),
      basic('alice', long),
      basic('alice', 'y'.repeat(5_000)),
      'Basic !!!',
      'Bearer x',
      'Basic',
      'Basic Og==',
      undefined,
    ];
    for (const authorization of wrong) {
      const answer = await hub.send('GET', '/v1/users/', { authorization });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(answer.header('WWW-Authenticate')).toBe('Basic realm="auth required",Token');
    }
    const inactive = await hub.send('GET', '/v1/users/', { as: 'sleeper' });
    expect([inactive.status, inactive.text()]).toEqual([403, '{"error":"Account is not Active"}']);
  });

  it('[65] lets users change what is theirs, and administrators all', async () => {
    const put = (username: string, as: string | undefined, json: unknown) =>
      hub.send('PUT', `/v1/users/${username}/`, { as, json });
    await hub.addUser('bobby');
    expect((await put('bobby', 'bobby', { email: 'second@example.com' })).status).toBe(204);
    expect((await hub.send('GET', '/api/me', { as: 'bobby' })).json()).toMatchObject({
      email: 'bobby@example.com',
    });
    expect((await put('bobby', 'alice', { email: 'x@example.com' })).status).toBe(403);
    expect((await put('bobby', undefined, { email: 'x@example.com' })).status).toBe(401);
    expect((await put('bobby', 'sleeper', { email: 'x@example.com' })).status).toBe(403);
    expect((await put('nobody', 'root', { email: 'x@example.com' })).status).toBe(404);
    expect((await put('bobby', 'bobby', { password: 'abc' })).status).toBe(400);
    expect((await put('bobby', 'bobby', {})).status).toBe(400);
    expect((await put('bobby', 'bobby', [])).status).toBe(400);
    expect((await put('bobby', 'root', { email: 'third@example.com' })).status).toBe(204);
  });

  it('[65] leaves tokens in flight when users change their own password', async () => {
    await hub.addUser('changer');
    const token = await hub.push('changer', 'changer/app');
    const changed = await hub.send('PUT', '/v1/users/changer/', {
      as: 'changer',
      json: { password: 'brand new' },
    });
    expect(changed.status).toBe(204);
    expect((await hub.send('GET', '/v1/users/', { as: 'changer' })).status).toBe(401);
    expect(
      (await hub.send('GET', '/v1/users/', { authorization: basic('changer', 'brand new') })).status,
    ).toBe(200);
    expect(
      (await hub.send('GET', '/v1/repositories/changer/app/images', { authorization: token })).status,
    ).toBe(200);
  });

  it('[66] refuses writes of an inactive account and leaves public pulls alone', async () => {
    await hub.push('alice', 'alice/public');
    const put = await hub.send('PUT', '/v1/repositories/sleeper/app/', { as: 'sleeper', json: [] });
    expect([put.status, put.text()]).toEqual([403, '{"error":"Account is not Active"}']);
    expect((await hub.send('DELETE', '/v1/repositories/alice/public/', { as: 'sleeper' })).status).toBe(403);
    expect((await hub.send('GET', '/v1/repositories/alice/public/images', { as: 'sleeper' })).status).toBe(
      403,
    );
    expect((await hub.send('GET', '/v1/repositories/alice/public/images')).status).toBe(200);
  });

  it('keeps wrong passwords by the hundred bounded', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        hub.send('GET', '/v1/users/', { authorization: basic('alice', `wrong ${String(index)}`) }),
      ),
    );
    const statuses = new Set(answers.map((answer) => answer.status));
    expect([...statuses].every((status) => status === 401 || status === 429)).toBe(true);
    expect(
      answers
        .filter((answer) => answer.status === 429)
        .every((answer) => Number(answer.header('Retry-After')) > 0),
    ).toBe(true);
    expect(
      (await hub.send('GET', '/v1/users/', { authorization: basic('alice', passwordOf('alice')) })).status,
    ).toBe(200);
  });
});

describe('registration by mode', () => {
  it('[63] closed: answers 401 to a new name, and the magic bytes to one that is there', async () => {
    const hub = await aHub({ registration: 'closed' });
    await hub.addUser('alice');
    const closed = await hub.send('POST', '/v1/users/', {
      json: { username: 'newcomer', password: 'secret', email: 'n@example.com' },
    });
    expect(closed.status).toBe(401);
    expect(closed.header('WWW-Authenticate')).toBe('Basic realm="auth required",Token');
    const known = await hub.send('POST', '/v1/users/', {
      json: { username: 'alice', password: 'whatever', email: '' },
    });
    expect([known.status, known.text()]).toEqual([400, magic]);
    expect((await hub.send('GET', '/v1/users/', { as: 'alice' })).status).toBe(200);
    await hub.close();
  });

  it('[63] admin: the account sleeps until an administrator wakes it', async () => {
    const hub = await aHub({ registration: 'admin' });
    const created = await hub.send('POST', '/v1/users/', {
      json: { username: 'newcomer', password: 'secret', email: 'n@example.com' },
    });
    expect(created.status).toBe(201);
    const login = () => hub.send('GET', '/v1/users/', { authorization: basic('newcomer', 'secret') });
    expect((await login()).status).toBe(403);
    expect(
      (await hub.send('PATCH', '/api/users/newcomer', { as: 'root', json: { active: true } })).status,
    ).toBe(200);
    expect((await login()).status).toBe(200);
    await hub.close();
  });
});
