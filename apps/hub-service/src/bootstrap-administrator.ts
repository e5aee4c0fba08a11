import { randomBytes } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { HubStore, PasswordHasher, UserRow } from '@drydock/hub-core';

export interface BootstrapOutcome {
  readonly username: string;
  /** `generated` comes with the password, to be shown once; `given` is as the configuration says; `kept` was there before. */
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
 * Makes the first administrator. A configured password is set when the account is made, and when it is another one than the configuration
 * gave before, which also gives the account its rights back: the way in for who lost them. One that its owner chose since stays. Of two
 * replicas that start at once on an empty database, one makes it.
 */
export async function bootstrapAdministrator(deps: BootstrapDeps): Promise<BootstrapOutcome> {
  const { store, passwords, username, password } = deps;
  const user = await store.findUserByName(username);
  if (user) return { username, password: { kind: await renewAdministrator(user, deps) } };
  if (password === undefined && (await store.hasActiveAdministrator()))
    return { username, password: { kind: 'kept' } };
  const value = password ?? randomBytes(15).toString('base64url');
  const passwordHash = await passwords.hash(value);
  try {
    await store.addUser({
      username,
      email: undefined,
      passwordHash,
      givenPasswordHash: password === undefined ? undefined : passwordHash,
      isAdmin: true,
      isActive: true,
    });
  } catch (error) {
    if (!AppError.is(error, 'user_exists')) throw error;
    return { username, password: { kind: password === undefined ? 'kept' : 'given' } };
  }
  return { username, password: password === undefined ? { kind: 'generated', value } : { kind: 'given' } };
}

async function renewAdministrator(
  user: UserRow,
  { store, passwords, username, password }: BootstrapDeps,
): Promise<'given' | 'kept'> {
  const before = user.givenPasswordHash;
  const isNew = password !== undefined && (before === null || !(await passwords.verify(before, password)));
  if (isNew) {
    const passwordHash = await passwords.hash(password);
    const rights = { isAdmin: true, isActive: true };
    await store.changeUser(username, { passwordHash, givenPasswordHash: passwordHash, ...rights });
    return 'given';
  }
  if (!(await store.hasActiveAdministrator()))
    await store.changeUser(username, { isAdmin: true, isActive: true });
  return password !== undefined && user.passwordHash === before ? 'given' : 'kept';
}
