import { expect, it } from 'vitest';
import type { HubStore } from '../ports/hub-store.ts';
import { addUser, newName } from './fixtures.ts';

export function describeStoredUsers(open: () => HubStore): void {
  it('finds an account by name and by id', async () => {
    const store = open();
    const user = await addUser(store);
    expect(await store.findUserByName(user.username)).toEqual(user);
    expect(await store.findUser(user.userId)).toEqual(user);
    expect(await store.findUserByName(newName('nobody'))).toBeUndefined();
  });

  it('[61] takes a name once, and an address once whatever its case', async () => {
    const store = open();
    const email = `${newName('mail')}@Example.com`;
    const user = await addUser(store, { email });
    await expect(addUser(store, { username: user.username })).rejects.toMatchObject({ code: 'user_exists' });
    await expect(addUser(store, { email: email.toUpperCase() })).rejects.toMatchObject({
      code: 'user_exists',
    });
    const taken = (username: string, address: string) =>
      store.isNameOrEmailTaken({ username, email: address });
    expect(await taken(user.username, '')).toBe(true);
    expect(await taken(newName('new'), email.toLowerCase())).toBe(true);
    expect(await taken(newName('new'), '')).toBe(false);
  });

  it('lets the version grow with each change', async () => {
    const store = open();
    const user = await addUser(store);
    const changed = await store.changeUser(user.username, { passwordHash: 'other' });
    expect(changed).toMatchObject({ passwordHash: 'other', isActive: true });
    expect(changed.version).toBeGreaterThan(user.version);
    await expect(store.changeUser(newName('nobody'), {})).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('remembers the password that was given apart from the one that is used', async () => {
    const store = open();
    const user = await addUser(store);
    expect(user.givenPasswordHash).toBeNull();
    await store.changeUser(user.username, { passwordHash: 'given', givenPasswordHash: 'given' });
    const changed = await store.changeUser(user.username, { passwordHash: 'own' });
    expect(changed).toMatchObject({ passwordHash: 'own', givenPasswordHash: 'given' });
  });

  it('[65] keeps the first address when one is added', async () => {
    const store = open();
    const email = `${newName('first')}@example.com`;
    const user = await addUser(store, { email });
    const changed = await store.changeUser(user.username, { addedEmail: `${newName('second')}@example.com` });
    expect(changed.email).toBe(email);
  });

  it('keeps the last active administrator, also of two that go at once', async () => {
    const store = open();
    const [first, second] = await Promise.all([
      addUser(store, { isAdmin: true }),
      addUser(store, { isAdmin: true }),
    ]);
    const outcomes = await Promise.allSettled([
      store.changeUser(first.username, { isActive: false }),
      store.changeUser(second.username, { isAdmin: false }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'last_administrator' });
    expect(await store.hasActiveAdministrator()).toBe(true);
    const last = outcomes[0].status === 'rejected' ? first : second;
    expect((await store.changeUser(last.username, { passwordHash: 'new' })).isAdmin).toBe(true);
  });

  it('lists accounts by name, a page at a time', async () => {
    const store = open();
    const prefix = newName('zz');
    for (const letter of ['c', 'a', 'b']) await addUser(store, { username: `${prefix}${letter}` });
    const page = await store.listUsers({ after: prefix, limit: 2 });
    expect(page.map((user) => user.username)).toEqual([`${prefix}a`, `${prefix}b`]);
  });

  it('adds grants up to a level in a namespace or in one repository', async () => {
    const store = open();
    const user = await addUser(store);
    const namespace = newName('team');
    const grant = { username: user.username, userId: user.userId, namespace };
    await store.saveGrant({ ...grant, repository: null, level: 'read' });
    await store.saveGrant({ ...grant, repository: `${namespace}/app`, level: 'admin' });
    await store.saveGrant({ ...grant, repository: `${namespace}/app`, level: 'write' });
    const levelIn = (repository: string) =>
      store.findLevel({ userId: user.userId, namespace, repository: `${namespace}/${repository}` });
    expect(await levelIn('app')).toBe('write');
    expect(await levelIn('other')).toBe('read');
    expect(
      await store.findLevel({ userId: user.userId, namespace: newName('x'), repository: undefined }),
    ).toBe('none');
    expect(await store.listGrants({ namespace, repository: undefined })).toEqual([
      { namespace, repository: null, username: user.username, level: 'read' },
      { namespace, repository: `${namespace}/app`, username: user.username, level: 'write' },
    ]);
    const target = { namespace, repository: `${namespace}/app`, userId: user.userId };
    await store.removeGrant(target);
    expect(await levelIn('app')).toBe('read');
    await expect(store.removeGrant(target)).rejects.toMatchObject({ code: 'not_found' });
  });
}
