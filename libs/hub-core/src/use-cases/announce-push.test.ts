import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createAnnouncePush } from './announce-push.ts';
import type { HubCaller } from './resolve-caller.ts';

const id = (digit: string) => ({ id: digit.repeat(64), checksum: undefined });

describe('announcePush', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const [alice, bobby] = [await hub.addUser('alice'), await hub.addUser('bobby')];
    const announcePush = createAnnouncePush({ ...hub, defaultAccess: 'private' });
    const push = (caller: HubCaller, name = 'alice/app', images = [id('a')]) =>
      announcePush({ caller, repository: RepositoryName.parse(name), images });
    return { ...hub, alice, bobby, push };
  }

  it('makes the repository with the default access and tells the registry first', async () => {
    const { push, alice, store, registry } = await aSite();
    await push({ kind: 'user', user: alice }, 'alice/app', [id('a'), id('b'), id('a')]);
    const row = await store.findRepositoryByName('alice/app');
    expect(row?.access).toBe('private');
    expect(registry.told).toMatchObject([{ repositoryId: row?.repositoryId, version: 1 }]);
    expect(registry.announced.get(`${row?.repositoryId ?? ''} ${alice.userId}`)).toEqual([
      id('a').id,
      id('b').id,
    ]);
  });

  it('[15] refuses nobody, strangers and bad ids, and makes nothing', async () => {
    const { push, alice, bobby, store } = await aSite();
    await expect(push({ kind: 'anonymous' })).rejects.toMatchObject({ code: 'requires_authorization' });
    await expect(push({ kind: 'user', user: bobby })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      push({ kind: 'user', user: alice }, 'alice/app', [{ id: 'x', checksum: undefined }]),
    ).rejects.toMatchObject({ code: 'invalid_data' });
    await expect(push({ kind: 'user', user: alice }, 'alice/tags')).rejects.toMatchObject({
      code: 'repository_name_reserved',
    });
    expect(await store.findRepositoryByName('alice/app')).toBeUndefined();
  });

  it('gives no token while the registry is away, and one on the next try', async () => {
    const { push, alice, registry, store } = await aSite();
    registry.isAway = true;
    await expect(push({ kind: 'user', user: alice })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await store.listTokens({ userId: undefined, after: undefined, limit: 1 })).toEqual([]);
    registry.isAway = false;
    expect((await push({ kind: 'user', user: alice })).header).toContain('access=write');
  });

  it('takes its own write token again, but not for the repository that came after', async () => {
    const { push, alice, store, callerWith } = await aSite();
    const caller = await callerWith((await push({ kind: 'user', user: alice })).header);
    expect((await push(caller)).header).toContain('access=write');
    await expect(push(caller, 'alice/other')).rejects.toMatchObject({ code: 'requires_authorization' });
    const { repositoryId = '' } = (await store.findRepositoryByName('alice/app')) ?? {};
    await store.trashRepository(repositoryId);
    await expect(push(caller)).rejects.toMatchObject({ code: 'requires_authorization' });
    expect(await store.findRepositoryByName('alice/app')).toBeUndefined();
  });
});
