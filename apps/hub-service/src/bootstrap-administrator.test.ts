import { describe, expect, it } from 'vitest';
import { createMemoryHubStore, createPlainPasswords } from '@drydock/hub-core/testing';
import { bootstrapAdministrator } from './bootstrap-administrator.ts';

describe('the first administrator', () => {
  const aSite = () => {
    const store = createMemoryHubStore();
    const passwords = createPlainPasswords();
    const bootstrap = (password?: string) =>
      bootstrapAdministrator({ store, passwords, username: 'admin', password });
    return { store, bootstrap };
  };
  const hashOf = async (store: ReturnType<typeof createMemoryHubStore>) =>
    (await store.findUserByName('admin'))?.passwordHash;

  it('gets a password that is made up and shown once', async () => {
    const { store, bootstrap } = aSite();
    const first = await bootstrap();
    if (first.password.kind !== 'generated') throw new Error('not generated');
    expect(first.password.value.length).toBeGreaterThan(15);
    expect(await hashOf(store)).toBe(`plain:${first.password.value}`);
    expect(await bootstrap()).toEqual({ username: 'admin', password: { kind: 'kept' } });
  });

  it('gets the configured password, a new one at the next start', async () => {
    const { store, bootstrap } = aSite();
    expect((await bootstrap('secret')).password.kind).toBe('given');
    expect((await bootstrap('changed')).password.kind).toBe('given');
    expect(await hashOf(store)).toBe('plain:changed');
  });

  it('keeps the password that its owner chose, until the configuration has another one', async () => {
    const { store, bootstrap } = aSite();
    await bootstrap('secret');
    expect((await bootstrap('secret')).password.kind).toBe('given');
    await store.changeUser('admin', { passwordHash: 'plain:my own' });
    expect((await bootstrap('secret')).password.kind).toBe('kept');
    expect(await hashOf(store)).toBe('plain:my own');
    expect((await bootstrap('lost it')).password.kind).toBe('given');
    expect(await hashOf(store)).toBe('plain:lost it');
  });

  it('keeps the rights that another administrator took from it, as long', async () => {
    const { store, bootstrap } = aSite();
    await bootstrap('secret');
    const other = { username: 'other', email: undefined, passwordHash: 'x', isAdmin: true, isActive: true };
    await store.addUser(other);
    await store.changeUser('admin', { isAdmin: false });
    await bootstrap('secret');
    expect(await store.findUserByName('admin')).toMatchObject({ isAdmin: false });
    await bootstrap('another one');
    expect(await store.findUserByName('admin')).toMatchObject({ isAdmin: true });
  });

  it('is not made where another administrator is', async () => {
    const { store, bootstrap } = aSite();
    await store.addUser({
      username: 'other',
      email: undefined,
      passwordHash: 'x',
      isAdmin: true,
      isActive: true,
    });
    expect((await bootstrap()).password.kind).toBe('kept');
    expect(await hashOf(store)).toBeUndefined();
  });

  it('gets its rights back where the account has others', async () => {
    const { store, bootstrap } = aSite();
    await store.addUser({
      username: 'admin',
      email: undefined,
      passwordHash: 'x',
      isAdmin: false,
      isActive: false,
    });
    await bootstrap();
    expect(await store.findUserByName('admin')).toMatchObject({
      isAdmin: true,
      isActive: true,
      passwordHash: 'x',
    });
  });

  it('is made once by two that start together', async () => {
    const { store, bootstrap } = aSite();
    const kinds = (await Promise.all([bootstrap(), bootstrap()])).map((outcome) => outcome.password.kind);
    expect(kinds.sort()).toEqual(['generated', 'kept']);
    expect(await store.listUsers({ after: undefined, limit: 10 })).toHaveLength(1);
  });
});
