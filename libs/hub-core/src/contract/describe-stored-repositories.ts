import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { HubStore } from '../ports/hub-store.ts';
import { addRepository, addUser, newName } from './fixtures.ts';

const imageId = (digit: string) => digit.repeat(64);

export function describeStoredRepositories(open: () => HubStore): void {
  it('makes a repository once, also when several ask at once', async () => {
    const store = open();
    const name = `${newName('ns')}/app`;
    const rows = await Promise.all([1, 2, 3].map(() => addRepository(store, name, 'private')));
    expect(new Set(rows.map((row) => row.repositoryId)).size).toBe(1);
    expect(await store.findRepositoryByName(name)).toMatchObject({ name, access: 'private', state: 'live' });
    // What is there is not changed by being asked for again.
    expect((await addRepository(store, name, 'public')).access).toBe('private');
  });

  it('changes what is given and lets the version grow', async () => {
    const store = open();
    const row = await addRepository(store, `${newName('ns')}/app`);
    const changed = await store.changeRepository(row.repositoryId, { description: 'a "web" server' });
    expect(changed).toMatchObject({ access: 'public', description: 'a "web" server' });
    expect(changed.version).toBeGreaterThan(row.version);
    await expect(store.changeRepository(randomUUID(), {})).rejects.toMatchObject({
      code: 'repository_not_found',
    });
  });

  it('[57] frees the name of a deleted repository, and gives it back only while it is free', async () => {
    const store = open();
    const name = `${newName('ns')}/app`;
    const first = await addRepository(store, name);
    expect(await store.trashRepository(first.repositoryId)).toMatchObject({
      state: 'trashed',
    });
    expect(await store.trashRepository(first.repositoryId)).toBeUndefined();
    expect(await store.findRepositoryByName(name)).toBeUndefined();
    expect(await store.listRepositoriesById([first.repositoryId])).toEqual([]);
    const second = await addRepository(store, name);
    expect(second.repositoryId).not.toBe(first.repositoryId);
    await expect(store.restoreRepository(first.repositoryId)).rejects.toMatchObject({ code: 'conflict' });
    await store.trashRepository(second.repositoryId);
    expect(await store.restoreRepository(first.repositoryId)).toMatchObject({ state: 'live', name });
    await expect(store.restoreRepository(first.repositoryId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[57] confirms a deletion in two steps once', async () => {
    const store = open();
    const name = `${newName('ns')}/app`;
    const { repositoryId } = await addRepository(store, name);
    await store.trashRepository(repositoryId);
    expect(await store.findUnconfirmedDeletion(name)).toMatchObject({
      repositoryId,
      isDeletionUnconfirmed: true,
    });
    expect(await store.confirmDeletion(repositoryId)).toBe(true);
    expect(await store.confirmDeletion(repositoryId)).toBe(false);
    expect(await store.findUnconfirmedDeletion(name)).toBeUndefined();
  });

  it('[57] forgets an unconfirmed deletion once another repository of the name was there', async () => {
    const store = open();
    const name = `${newName('ns')}/app`;
    await store.trashRepository((await addRepository(store, name)).repositoryId);
    const { repositoryId } = await addRepository(store, name);
    expect(await store.findUnconfirmedDeletion(name)).toBeUndefined();
    await store.trashRepository(repositoryId);
    expect(await store.findUnconfirmedDeletion(name)).toMatchObject({ repositoryId });
    await store.confirmDeletion(repositoryId);
    expect(await store.findUnconfirmedDeletion(name)).toBeUndefined();
  });

  it('[21] adds to the list of images and never shrinks it', async () => {
    const store = open();
    const { repositoryId } = await addRepository(store, `${newName('ns')}/app`);
    const [a, b, c] = ['a', 'b', 'c'].map(imageId);
    if (!a || !b || !c) throw new Error('three ids');
    await store.addImages(repositoryId, [
      { id: b, checksum: undefined },
      { id: a, checksum: 'tarsum+sha256:1' },
      { id: b, checksum: undefined },
    ]);
    await store.addImages(repositoryId, []);
    await store.addImages(repositoryId, [
      { id: a, checksum: undefined },
      { id: c, checksum: 'tarsum+sha256:2' },
    ]);
    expect(await store.listImages(repositoryId)).toEqual([
      { id: b, checksum: undefined },
      { id: a, checksum: 'tarsum+sha256:1' },
      { id: c, checksum: 'tarsum+sha256:2' },
    ]);
  });

  it('lists by name what the viewer may read', async () => {
    const store = open();
    const [owner, member, stranger] = [await addUser(store), await addUser(store), await addUser(store)];
    const namespace = owner.username;
    for (const name of ['c', 'a', 'b'])
      await addRepository(store, `${namespace}/${name}`, name === 'b' ? 'private' : 'public');
    const grant = {
      namespace,
      repository: `${namespace}/b`,
      username: member.username,
      userId: member.userId,
    };
    await store.saveGrant({ ...grant, level: 'read' });
    const seenBy = async (
      viewer: { userId?: string; username?: string; isAdmin?: boolean },
      limit = 10,
      after?: string,
    ) =>
      (
        await store.listRepositories({
          viewer: { userId: viewer.userId, username: viewer.username, isAdmin: viewer.isAdmin ?? false },
          namespace,
          limit,
          after,
        })
      ).map((row) => row.name.slice(namespace.length + 1));
    expect(await seenBy(owner)).toEqual(['a', 'b', 'c']);
    expect(await seenBy(member)).toEqual(['a', 'b', 'c']);
    expect(await seenBy(stranger)).toEqual(['a', 'c']);
    expect(await seenBy({})).toEqual(['a', 'c']);
    expect(await seenBy({ isAdmin: true }, 2)).toEqual(['a', 'b']);
    expect(await seenBy(owner, 2, `${namespace}/a`)).toEqual(['b', 'c']);
  });

  it('says who may read a private repository by a right of their own', async () => {
    const store = open();
    const [owner, member, stranger] = [await addUser(store), await addUser(store), await addUser(store)];
    const administrator = await addUser(store, { isAdmin: true });
    const { repositoryId } = await addRepository(store, `${owner.username}/app`, 'private');
    await store.saveGrant({
      namespace: owner.username,
      repository: null,
      username: member.username,
      userId: member.userId,
      level: 'read',
    });
    const readers = await store.listReaderIds(repositoryId);
    expect(readers).toEqual(expect.arrayContaining([owner.userId, member.userId, administrator.userId]));
    expect(readers).not.toContain(stranger.userId);
    const viewer = { userId: member.userId, username: member.username, isAdmin: false };
    expect(await store.listWritableRepositoryIds(viewer)).not.toContain(repositoryId);
    expect(
      await store.listWritableRepositoryIds({ ...viewer, userId: owner.userId, username: owner.username }),
    ).toEqual([repositoryId]);
  });

  it('links from the same namespace first, then from what is public in library', async () => {
    const store = open();
    const owner = await addUser(store);
    const viewer = { userId: owner.userId, username: owner.username, isAdmin: false };
    const [own, secret, other] = [
      await addRepository(store, `${owner.username}/own`),
      await addRepository(store, `${owner.username}/secret`, 'private'),
      await addRepository(store, `${newName('other')}/app`),
    ];
    const base = await addRepository(store, `library/${newName('base')}`);
    const hidden = await addRepository(store, `library/${newName('hidden')}`, 'private');
    const links = await store.listLinkable({
      namespace: owner.username,
      viewer,
      except: own.repositoryId,
      limit: 200,
    });
    expect(links[0]).toBe(secret.repositoryId);
    expect(links).toContain(base.repositoryId);
    for (const absent of [own, other, hidden]) expect(links).not.toContain(absent.repositoryId);
    expect(
      await store.listLinkable({ namespace: owner.username, viewer, except: own.repositoryId, limit: 1 }),
    ).toEqual([secret.repositoryId]);
  });
}
