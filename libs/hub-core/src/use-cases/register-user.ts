import { AppError } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import { assertSignUp } from '../rules/account-rules.ts';

export type RegistrationMode = 'open' | 'closed' | 'admin';

export interface RegisterUserDeps {
  readonly store: HubStore;
  readonly passwords: PasswordHasher;
  readonly mode: RegistrationMode;
}

/**
 * `docker login` up to 1.10 is a registration first (protocol 10.1). The order keeps every engine working: an existing name or address
 * gets `user_exists` whatever the password and whatever today's rules say of the name; only then the form, only then whether
 * registration is open.
 * @throws AppError `user_exists`, `invalid_request` with the words to show, `requires_authorization` when closed
 */
export function createRegisterUser({ store, passwords, mode }: RegisterUserDeps) {
  return async (account: {
    readonly username: string;
    readonly password: string;
    readonly email: string;
  }): Promise<void> => {
    const mayExist = !`${account.username}${account.email}`.includes('\0');
    if (mayExist && (await store.isNameOrEmailTaken(account))) throw new AppError('user_exists');
    assertSignUp(account);
    if (mode === 'closed') throw new AppError('requires_authorization');
    await store.addUser({
      username: account.username,
      email: account.email,
      passwordHash: await passwords.hash(account.password),
      isAdmin: false,
      isActive: mode === 'open',
    });
  };
}

export type RegisterUser = ReturnType<typeof createRegisterUser>;
