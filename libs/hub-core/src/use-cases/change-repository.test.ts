import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createChangeRepository } from './change-repository.ts';

describe('changeRepository', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const bobby = await hub.addUser('bobby');
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    await hub.deliverOutbox();
    const changeRepository = createChangeRepository(hub);
    const change = (user: typeof alice, access: 'public' | 'private') =>
      changeRepository(
        { caller: { kind: 'user', user }, name: RepositoryName.parse('alice/app') },
        { access },
      );
    const liveTokens = async () =>
      (await hub.store.listTokens({ userId: undefined, after: undefined, limit: 10 }))
        .filter((row) => !row.revokedAt)
        .map((row) => row.username);
    return { ...hub, alice, bobby, repository, change, liveTokens };
  }

  it('takes the tokens of strangers with it and leaves those of members', async () => {
    const { issueToken, alice, bobby, repository, change, liveTokens, registry } = await aSite();
    for (const user of [alice, bobby, undefined]) await issueToken({ repository, user, access: 'read' });
    await change(alice, 'private');
    expect(await liveTokens()).toEqual(['alice']);
    expect(registry.revoked).toHaveLength(2);
    expect(registry.told.at(-1)).toMatchObject({ access: 'private' });
  });

  it('stands while the registry is away, which hears of it later', async () => {
    const { issueToken, alice, repository, change, liveTokens, registry, deliverOutbox } = await aSite();
    await issueToken({ repository, user: undefined, access: 'read' });
    registry.isAway = true;
    expect((await change(alice, 'private')).access).toBe('private');
    expect(await liveTokens()).toEqual([]);
    registry.isAway = false;
    await deliverOutbox();
    expect(registry.told.at(-1)).toMatchObject({ access: 'private' });
    expect(registry.revoked).toHaveLength(1);
  });

  it('is for those who administer it', async () => {
    const { store, alice, bobby, change } = await aSite();
    const grant = { namespace: 'alice', repository: 'alice/app', username: 'bobby', userId: bobby.userId };
    await store.saveGrant({ ...grant, level: 'write' });
    await expect(change(bobby, 'private')).rejects.toMatchObject({ code: 'forbidden' });
    await store.saveGrant({ ...grant, level: 'admin' });
    expect((await change(bobby, 'private')).access).toBe('private');
    expect((await change(alice, 'public')).access).toBe('public');
  });
});
