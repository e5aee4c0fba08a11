import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHub, basic, imageId, type AHub } from '../../../test/a-hub.ts';

const [a, b] = [imageId('a'), imageId('b')];

describe('the index side of a pull', () => {
  let hub: AHub;
  let write: string;
  beforeAll(async () => {
    hub = await aHub();
    for (const name of ['alice', 'bobby']) await hub.addUser(name);
    await hub.push('alice', 'alice/public', [a]);
    write = await hub.push('alice', 'alice/private', [a, b]);
    await hub.send('PUT', '/v1/repositories/alice/private/properties', {
      as: 'alice',
      json: { access: 'private' },
    });
    write = await hub.push('alice', 'alice/private');
  });
  afterAll(async () => {
    expect(hub.faults).toEqual([]);
    await hub.close();
  });
  const images = (name: string, authorization?: string, headers?: Record<string, string>) =>
    hub.send('GET', `/v1/repositories/${name}/images`, { authorization, ...(headers ? { headers } : {}) });

  it('[18] shows a public repository to everybody, a private one to its own', async () => {
    const notFound = '{"error":"images not found"}';
    expect((await images('alice/public')).status).toBe(200);
    expect((await images('alice/public', 'Basic Og==')).status).toBe(200);
    expect((await images('alice/public', 'Token ')).status).toBe(200);
    for (const authorization of [undefined, basic('bobby')]) {
      const answer = await images('alice/private', authorization);
      expect([answer.status, answer.text()]).toEqual([404, notFound]);
    }
    expect((await images('alice/private', basic('alice'))).status).toBe(200);
    expect((await images('alice/private', basic('root'))).status).toBe(200);
    expect((await images('alice/public', basic('alice', 'wrong'))).status).toBe(401);
    expect((await images('alice/never')).text()).toBe(notFound);
  });

  it('[18] answers 401 to anonymous reads of what is not public where private is the default', async () => {
    const other = await aHub({ defaultAccess: 'private' });
    await other.addUser('alice');
    await other.push('alice', 'alice/app');
    for (const name of ['alice/app', 'alice/never']) {
      const answer = await other.send('GET', `/v1/repositories/${name}/images`);
      expect([answer.status, answer.header('WWW-Authenticate')]).toEqual([
        401,
        'Basic realm="auth required",Token',
      ]);
    }
    expect((await other.send('GET', '/v1/repositories/alice/app/images', { as: 'alice' })).status).toBe(200);
    expect((await other.send('GET', '/v1/repositories/alice/never/images', { as: 'alice' })).status).toBe(
      404,
    );
    await other.close();
  });

  it('[19] lists all announced ids, with checksums where the registry has them, and no Tag', async () => {
    hub.registry.checksums.set(a, `sha256:${'1'.repeat(64)}`);
    const answer = await images('alice/private', basic('alice'));
    hub.registry.checksums.clear();
    expect(answer.json()).toEqual([{ id: a, checksum: `sha256:${'1'.repeat(64)}` }, { id: b }]);
  });

  it('[19] gives ids alone while the registry is away', async () => {
    hub.registry.isAway = true;
    const answer = await images('alice/private', basic('alice'));
    hub.registry.isAway = false;
    expect(answer.json()).toEqual([{ id: a }, { id: b }]);
  });

  it('[16] gives a read token when asked, to anonymous callers too, each with a row of its own', async () => {
    const asked = await images('alice/public', undefined, { 'X-Docker-Token': 'true' });
    expect(asked.header('X-Docker-Token')).toMatch(
      /^signature=[\w.-]+,repository="alice\/public",access=read$/,
    );
    expect(asked.header('X-Docker-Endpoints')).toBe(new URL(hub.client.baseUrl).host);
    expect(asked.header('Set-Cookie')).toMatch(/^session=/);
    expect((await images('alice/public')).header('X-Docker-Token')).toBeUndefined();
    const tokens = await hub.store.listTokens({ userId: undefined, after: undefined, limit: 100 });
    expect(tokens).toContainEqual(
      expect.objectContaining({ repository: 'alice/public', access: 'read', username: null }),
    );
  });

  it('sets the session cookie for a Basic caller who asks for no token, and for nobody else', async () => {
    expect((await images('alice/private', basic('alice'))).header('Set-Cookie')).toMatch(
      /^session=[\w.-]+; Path=/,
    );
    for (const authorization of [undefined, write])
      expect((await images('alice/public', authorization)).header('Set-Cookie')).toBeUndefined();
  });

  it('[20] takes read, write and delete tokens of the repository, whatever their spelling', async () => {
    const read =
      (await images('alice/private', basic('alice'), { 'X-Docker-Token': 'true' })).header(
        'X-Docker-Token',
      ) ?? '';
    for (const token of [
      `Token ${read}`,
      `token ${read}`,
      `Token Token ${read}`,
      `Token  ${read.replaceAll(',', ', ').replaceAll('"', '')}`,
      write,
    ])
      expect((await images('alice/private', token)).status).toBe(200);
    expect((await images('alice/public', `Token ${read}`)).status).toBe(401);
    expect(
      (await images('alice/private', `Token ${read.replace('access=read', 'access=write')}`)).status,
    ).toBe(401);
    expect(
      (await images('alice/private', `Token ${read.replace('signature=e', 'signature=f')}`)).status,
    ).toBe(401);
  });

  it('[20] takes a delete token until the deletion is confirmed', async () => {
    await hub.push('alice', 'alice/going', [a]);
    const gone = await hub.send('DELETE', '/v1/repositories/alice/going/', {
      as: 'alice',
      headers: { 'X-Docker-Token': 'true' },
    });
    const token = `Token ${gone.header('X-Docker-Token') ?? ''}`;
    expect((await images('alice/going', token)).status).toBe(200);
    expect((await images('alice/going', basic('alice'))).status).toBe(404);
  });

  it('answers HEAD as GET without a body', async () => {
    const answer = await hub.send('HEAD', '/v1/repositories/alice/public/images');
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(Number(answer.header('Content-Length'))).toBeGreaterThan(2);
  });

  it('deletes nothing by DELETE images', async () => {
    const remove = (authorization: string | undefined) =>
      hub.send('DELETE', '/v1/repositories/alice/public/images', { authorization });
    expect((await remove(basic('alice'))).status).toBe(204);
    expect((await remove(basic('bobby'))).status).toBe(403);
    expect((await remove(undefined)).status).toBe(401);
    expect((await images('alice/public')).json()).toEqual([{ id: a }]);
  });

  it('[22] says of a layer whether the token reaches it', async () => {
    const ask = (name: string, id: string, authorization: string | undefined) =>
      hub.send('GET', `/v1/repositories/${name}/layer/${id}/access`, { authorization });
    expect((await ask('alice/private', a, write)).json()).toEqual({ access: true });
    expect((await ask('alice/private', imageId('f'), write)).json()).toEqual({ access: false });
    expect((await ask('alice/private', 'nonsense', write)).status).toBe(404);
    expect((await ask('alice/private', a, undefined)).status).toBe(401);
    expect((await ask('alice/public', a, write)).status).toBe(401);
    const doomed = await hub.push('alice', 'alice/doomed', [a]);
    await hub.send('DELETE', '/v1/repositories/alice/doomed/', { as: 'alice' });
    expect((await ask('alice/doomed', a, doomed)).status).toBe(404);
  });

  it('[23] confirms a token at PUT auth', async () => {
    const put = (name: string, authorization: string | undefined) =>
      hub.send('PUT', `/v1/repositories/${name}/auth`, { authorization });
    const confirmed = await put('alice/private', write);
    expect([confirmed.status, confirmed.text()]).toEqual([200, '"OK"']);
    expect((await put('alice/public', write)).status).toBe(403);
    expect((await put('alice/private', undefined)).status).toBe(401);
    const doomed = await hub.push('alice', 'alice/doomed2');
    await hub.send('DELETE', '/v1/repositories/alice/doomed2/', { as: 'alice' });
    expect((await put('alice/doomed2', doomed)).status).toBe(404);
  });
});
