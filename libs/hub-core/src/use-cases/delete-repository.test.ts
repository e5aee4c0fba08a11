import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import type { UserRow } from '../ports/hub-store.ts';
import { createDeleteRepository } from './delete-repository.ts';

describe('deleteRepository', () => {
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
    const name = RepositoryName.parse('alice/app');
    const deleteRepository = createDeleteRepository(hub);
    const remove = (user: UserRow, wantsToken = false) =>
      deleteRepository({ caller: { kind: 'user', user }, name, wantsToken });
    const removeWith = async (header: string) =>
      deleteRepository({ caller: await hub.callerWith(header), name, wantsToken: false });
    return { ...hub, alice, bobby, repository, name, deleteRepository, remove, removeWith };
  }

  it('[57] tells the registry before it answers, and frees the name', async () => {
    const { alice, remove, registry, store, repository } = await aSite();
    expect(await remove(alice)).toEqual({ kind: 'deleted' });
    expect(registry.told.at(-1)).toMatchObject({ repositoryId: repository.repositoryId, state: 'trashed' });
    expect(await store.findRepositoryByName('alice/app')).toBeUndefined();
    await expect(remove(alice)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('[57] is finished by the next call when the registry was away', async () => {
    const { alice, remove, registry, deliverOutbox } = await aSite();
    registry.isAway = true;
    await expect(remove(alice)).rejects.toMatchObject({ code: 'unavailable' });
    registry.isAway = false;
    // Whether or not the registry heard of it meanwhile.
    await deliverOutbox();
    expect(await remove(alice)).toEqual({ kind: 'deleted' });
    await expect(remove(alice)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('[57] gives a token, which confirms once', async () => {
    const { alice, remove, removeWith } = await aSite();
    const outcome = await remove(alice, true);
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect(await removeWith(outcome.token.header)).toEqual({ kind: 'deleted' });
    await expect(removeWith(outcome.token.header)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('[57] gives another token to who lost the answer with the first', async () => {
    const { alice, remove, removeWith } = await aSite();
    await remove(alice, true);
    const again = await remove(alice, true);
    if (again.kind !== 'accepted') throw new Error(again.kind);
    expect(await removeWith(again.token.header)).toEqual({ kind: 'deleted' });
  });

  it('never takes an earlier deletion for one of the repository that came after it', async () => {
    const { alice, remove, store } = await aSite();
    await remove(alice, true);
    await store.ensureRepository({ name: 'alice/app', namespace: 'alice', access: 'public' });
    expect(await remove(alice)).toEqual({ kind: 'deleted' });
    await expect(remove(alice)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('takes the level admin, and hides what cannot be read', async () => {
    const { bobby, remove, store, repository, deleteRepository, name } = await aSite();
    const grant = { namespace: 'alice', repository: 'alice/app', username: 'bobby', userId: bobby.userId };
    await expect(remove(bobby)).rejects.toMatchObject({ code: 'forbidden' });
    await store.changeRepository(repository.repositoryId, { access: 'private' });
    await expect(remove(bobby)).rejects.toMatchObject({ code: 'repository_not_found' });
    await store.saveGrant({ ...grant, level: 'write' });
    await expect(remove(bobby)).rejects.toMatchObject({ code: 'forbidden' });
    await store.saveGrant({ ...grant, level: 'admin' });
    expect(await remove(bobby)).toEqual({ kind: 'deleted' });
    const anonymous = { caller: { kind: 'anonymous' }, name, wantsToken: false } as const;
    await expect(deleteRepository(anonymous)).rejects.toMatchObject({ code: 'requires_authorization' });
  });

  it('takes no token but one to delete this repository', async () => {
    const { alice, issueToken, repository, removeWith } = await aSite();
    const { header } = await issueToken({ repository, user: alice, access: 'write' });
    await expect(removeWith(header)).rejects.toMatchObject({ code: 'requires_authorization' });
  });
});
