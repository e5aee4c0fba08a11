import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createAccounts } from './manage-accounts.ts';

describe('accounts', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const root = await hub.addUser('root', { isAdmin: true });
    const alice = await hub.addUser('alice');
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    await hub.deliverOutbox();
    const push = () => hub.issueToken({ repository, user: alice, access: 'write' });
    return { ...hub, root, alice, push, accounts: createAccounts(hub) };
  }
  const newAccount = {
    username: 'ci-bot',
    password: 'secret',
    email: undefined,
    isAdmin: false,
    isActive: true,
  };

  it('are listed, made and shown by administrators; users see their own', async () => {
    const { root, alice, accounts } = await aSite();
    const page = { after: undefined, limit: 10 };
    await expect(accounts.list(alice, page)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(accounts.add(alice, newAccount)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(accounts.get(alice, 'root')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await accounts.get(alice, 'alice')).username).toBe('alice');
    await accounts.add(root, newAccount);
    expect((await accounts.list(root, page)).map((user) => user.username)).toEqual([
      'alice',
      'ci-bot',
      'root',
    ]);
    await expect(accounts.get(root, 'nobody')).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('are made with a proper name, password and address only, and once', async () => {
    const { root, accounts } = await aSite();
    for (const wrong of [{ username: 'library' }, { username: 'UP' }, { password: 'abc' }, { email: 'none' }])
      await expect(accounts.add(root, { ...newAccount, ...wrong })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    await accounts.add(root, newAccount);
    await expect(accounts.add(root, newAccount)).rejects.toMatchObject({ code: 'user_exists' });
  });

  it('change their own password and keep what is in flight', async () => {
    const { alice, accounts, push, passwords, registry } = await aSite();
    await push();
    const changed = await accounts.change(alice, 'alice', { password: 'brand new' });
    expect(await passwords.verify(changed.passwordHash, 'brand new')).toBe(true);
    expect(registry.revoked).toEqual([]);
  });

  it.each([{ password: 'brand new' }, { isActive: false }, { isAdmin: false }])(
    'lose their tokens when an administrator sets %o',
    async (change) => {
      const { root, accounts, push, registry } = await aSite();
      await push();
      await accounts.change(root, 'alice', change);
      expect(registry.revoked).toHaveLength(1);
    },
  );

  it('promote nobody, and change nobody else', async () => {
    const { alice, accounts } = await aSite();
    await expect(accounts.change(alice, 'alice', { isAdmin: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(accounts.change(alice, 'root', { password: 'brand new' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keep one active administrator', async () => {
    const { root, accounts } = await aSite();
    for (const change of [{ isActive: false }, { isAdmin: false }])
      await expect(accounts.change(root, 'root', change)).rejects.toMatchObject({
        code: 'last_administrator',
      });
  });
});
