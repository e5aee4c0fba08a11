import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createAuthenticate } from './authenticate.ts';

async function aSite() {
  const { store, passwords, addUser } = aMemoryHub();
  await addUser('alice');
  let nowMs = 0;
  const authenticate = createAuthenticate({ store, passwords, now: () => nowMs });
  return {
    store,
    passwords,
    login: (password = 'password of alice', username = 'alice') => authenticate({ username, password }),
    wait: (ms: number) => (nowMs += ms),
  };
}

describe('authenticate', () => {
  it('verifies a right password once in a minute', async () => {
    const { login, passwords, wait } = await aSite();
    await login();
    wait(59_000);
    expect((await login()).username).toBe('alice');
    expect(passwords.verifications).toBe(1);
    wait(2_000);
    await login();
    expect(passwords.verifications).toBe(2);
  });

  it('never remembers a wrong one, nor lets it pass beside a remembered one', async () => {
    const { login, passwords } = await aSite();
    await login();
    await expect(login('wrong')).rejects.toMatchObject({ code: 'invalid_credentials' });
    await expect(login('wrong')).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect(passwords.verifications).toBe(3);
  });

  it('reads the row each time: a change or a deactivation counts at once', async () => {
    const { login, store } = await aSite();
    await login();
    await store.changeUser('alice', { isActive: false });
    await expect(login()).rejects.toMatchObject({ code: 'account_inactive' });
    await store.changeUser('alice', { isActive: true, passwordHash: 'plain:other' });
    await expect(login()).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect((await login('other')).username).toBe('alice');
  });

  it('says of an inactive account nothing to whoever has not its password', async () => {
    const { login, store } = await aSite();
    await store.changeUser('alice', { isActive: false });
    await expect(login('wrong')).rejects.toMatchObject({ code: 'invalid_credentials' });
  });

  it('works as long for a name that is not there', async () => {
    const { login, passwords } = await aSite();
    for (const name of ['nobody', 'ali\0ce']) {
      const before = passwords.verifications;
      await expect(login('x', name)).rejects.toMatchObject({ code: 'invalid_credentials' });
      expect(passwords.verifications).toBe(before + 1);
    }
  });

  it('works not at all for what is longer than any password', async () => {
    const { login, passwords } = await aSite();
    await expect(login('x'.repeat(5_000))).rejects.toMatchObject({ code: 'invalid_credentials' });
    expect(passwords.verifications).toBe(0);
  });
});
