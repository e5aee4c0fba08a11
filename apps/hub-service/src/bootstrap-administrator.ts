import { randomBytes } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { HubStore, PasswordHasher } from '@drydock/hub-core';

export interface BootstrapOutcome {
  readonly username: string;
  /** `generated` comes with the password, to be shown once; `given` was set from the configuration; `kept` was there before. */
  readonly password:
    { readonly kind: 'generated'; readonly value: string } | { readonly kind: 'given' | 'kept' };
}

export interface BootstrapDeps {
  readonly store: HubStore;
  readonly passwords: PasswordHasher;
  readonly username: string;
  readonly password: string | undefined;
}

/**
 * Makes the first administrator, or gives the configured account the configured password and the administrator's rights where it
 * has others. Of two replicas that start at once on an empty database, one makes it.
 */
export async function bootstrapAdministrator(deps: BootstrapDeps): Promise<BootstrapOutcome> {
  const { store, passwords, username, password } = deps;
  const user = await store.findUserByName(username);
  if (user) {
    const isOther = password !== undefined && !(await passwords.verify(user.passwordHash, password));
    if (isOther) await store.changeUser(username, { passwordHash: await passwords.hash(password) });
    const isEntitled = user.isAdmin && user.isActive;
    if (!isEntitled && (password !== undefined || !(await store.hasActiveAdministrator())))
      await store.changeUser(username, { isAdmin: true, isActive: true });
    return { username, password: { kind: password === undefined ? 'kept' : 'given' } };
  }
  if (password === undefined && (await store.hasActiveAdministrator()))
    return { username, password: { kind: 'kept' } };
  const value = password ?? randomBytes(15).toString('base64url');
  try {
    await store.addUser({
      username,
      email: undefined,
      passwordHash: await passwords.hash(value),
      isAdmin: true,
      isActive: true,
    });
  } catch (error) {
    if (!AppError.is(error, 'user_exists')) throw error;
    return { username, password: { kind: password === undefined ? 'kept' : 'given' } };
  }
  return { username, password: password === undefined ? { kind: 'generated', value } : { kind: 'given' } };
}
