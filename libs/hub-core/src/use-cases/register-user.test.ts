import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createRegisterUser, type RegistrationMode } from './register-user.ts';

describe('registerUser', () => {
  const account = { username: 'newcomer', password: 'secret', email: 'new@example.com' };
  function aSite(mode: RegistrationMode) {
    const hub = aMemoryHub();
    return { ...hub, register: createRegisterUser({ ...hub, mode }) };
  }

  it('[60] makes an active account where registration is open', async () => {
    const { register, store } = aSite('open');
    await register(account);
    expect(await store.findUserByName('newcomer')).toMatchObject({
      isActive: true,
      isAdmin: false,
      email: 'new@example.com',
    });
    await expect(register({ ...account, password: 'other' })).rejects.toMatchObject({ code: 'user_exists' });
  });

  it('[63] makes a sleeping one where administrators decide, none where it is closed', async () => {
    const byAdmin = aSite('admin');
    await byAdmin.register(account);
    expect(await byAdmin.store.findUserByName('newcomer')).toMatchObject({ isActive: false });
    const closed = aSite('closed');
    await expect(closed.register(account)).rejects.toMatchObject({ code: 'requires_authorization' });
    expect(await closed.store.findUserByName('newcomer')).toBeUndefined();
  });

  it('[60] says that an account exists before it looks at the form, and in every mode', async () => {
    for (const mode of ['open', 'closed', 'admin'] as const) {
      const { register, addUser } = aSite(mode);
      await addUser('x-y');
      await expect(register({ username: 'x-y', password: '', email: '' })).rejects.toMatchObject({
        code: 'user_exists',
      });
    }
  });

  it('[62] looks at the form before it says that registration is closed', async () => {
    const { register } = aSite('closed');
    await expect(register({ ...account, username: 'UP' })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
