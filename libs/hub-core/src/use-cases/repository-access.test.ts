import { describe, expect, it } from 'vitest';
import { RepositoryName, type TokenAccess } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createOpenRepository } from './repository-access.ts';
import type { HubCaller } from './resolve-caller.ts';

describe('openRepository', () => {
  async function aSite({ isPrivateByDefault = false } = {}) {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const bobby = await hub.addUser('bobby');
    const add = (name: string, access: 'public' | 'private') =>
      hub.store.ensureRepository({ name, namespace: 'alice', access });
    const shown = await add('alice/shown', 'public');
    await add('alice/hidden', 'private');
    const openRepository = createOpenRepository({ ...hub, isPrivateByDefault });
    /** @returns the level, or the code of the refusal. */
    const open = (caller: HubCaller, name: string, needed: TokenAccess = 'read') =>
      openRepository({ caller, name: RepositoryName.parse(name), needed }).then(
        ({ level }) => level,
        (error: { code: string }) => error.code,
      );
    const user = (row: typeof alice): HubCaller => ({ kind: 'user', user: row });
    return {
      ...hub,
      alice: user(alice),
      bobby: user(bobby),
      bobbyId: bobby.userId,
      shown,
      open,
      openRepository,
    };
  }
  const anonymous: HubCaller = { kind: 'anonymous' };

  it('[18] lets everybody read what is public, and hides the rest', async () => {
    const { open, alice, bobby } = await aSite();
    expect(await open(anonymous, 'alice/shown')).toBe('none');
    expect(await open(bobby, 'alice/shown')).toBe('none');
    for (const caller of [anonymous, bobby])
      for (const name of ['alice/hidden', 'alice/unknown'])
        expect(await open(caller, name)).toBe('images_not_found');
    expect(await open(alice, 'alice/hidden')).toBe('admin');
  });

  it('[18] asks an anonymous reader who it is where new repositories are private', async () => {
    const { open } = await aSite({ isPrivateByDefault: true });
    expect(await open(anonymous, 'alice/hidden')).toBe('requires_authorization');
    expect(await open(anonymous, 'alice/shown')).toBe('none');
  });

  it('writes with the level write, deletes with admin', async () => {
    const { open, bobby, bobbyId, store, alice } = await aSite();
    const grant = { namespace: 'alice', repository: null, username: 'bobby', userId: bobbyId };
    expect(await open(anonymous, 'alice/shown', 'write')).toBe('requires_authorization');
    expect(await open(bobby, 'alice/shown', 'write')).toBe('forbidden');
    await store.saveGrant({ ...grant, level: 'write' });
    expect(await open(bobby, 'alice/shown', 'write')).toBe('write');
    expect(await open(bobby, 'alice/shown', 'delete')).toBe('forbidden');
    expect(await open(alice, 'alice/shown', 'delete')).toBe('admin');
  });

  it('[20] takes a token for its own repository, whatever it is for when it reads', async () => {
    const { open, issueToken, callerWith, shown, store } = await aSite();
    const alice = await store.findUserByName('alice');
    const callerFor = async (access: TokenAccess) =>
      callerWith((await issueToken({ repository: shown, user: alice, access })).header);
    for (const access of ['read', 'write', 'delete'] as const)
      expect(await open(await callerFor(access), 'alice/shown')).toBe('admin');
    expect(await open(await callerFor('write'), 'alice/hidden')).toBe('requires_authorization');
    expect(await open(await callerFor('read'), 'alice/shown', 'write')).toBe('requires_authorization');
    const [reader, remover] = [await callerFor('read'), await callerFor('delete')];
    await store.trashRepository(shown.repositoryId);
    // A registry validates the token after the first step of a deletion (protocol 4.8).
    expect([await open(reader, 'alice/shown'), await open(remover, 'alice/shown')]).toEqual([
      'images_not_found',
      'admin',
    ]);
    await store.confirmDeletion(shown.repositoryId);
    expect(await open(remover, 'alice/shown')).toBe('images_not_found');
  });

  it('says what is not there in the words of who asks', async () => {
    const { openRepository, alice } = await aSite();
    await expect(
      openRepository({
        caller: alice,
        name: RepositoryName.parse('alice/unknown'),
        needed: 'read',
        absent: 'repository_not_found',
      }),
    ).rejects.toMatchObject({ code: 'repository_not_found' });
  });
});
