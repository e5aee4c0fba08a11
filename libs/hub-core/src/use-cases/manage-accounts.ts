import { AppError } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import { assertAccountName, assertEmail, assertPassword } from '../rules/account-rules.ts';
import type { RevokeTokens } from './revoke-tokens.ts';
import { assertAdministrator } from './assert-administrator.ts';

export interface AccountDeps {
  readonly store: HubStore;
  readonly passwords: PasswordHasher;
  readonly revokeTokens: RevokeTokens;
}

export interface AccountChange {
  readonly password?: string | undefined;
  readonly email?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly isAdmin?: boolean | undefined;
}

/** Accounts as an administrator, or their owner, changes them. */
export function createAccounts({ store, passwords, revokeTokens }: AccountDeps) {
  return {
    /** By name. @throws AppError `forbidden` to all but administrators */
    async list(actor: UserRow, page: Parameters<HubStore['listUsers']>[0]): Promise<readonly UserRow[]> {
      assertAdministrator(actor);
      return store.listUsers(page);
    },

    /** One's own, or as an administrator any. @throws AppError `forbidden`, `user_not_found` */
    async get(actor: UserRow, username: string): Promise<UserRow> {
      if (!actor.isAdmin && actor.username !== username) throw new AppError('forbidden');
      const user = await store.findUserByName(username);
      if (!user) throw new AppError('user_not_found');
      return user;
    },

    /** @throws AppError `forbidden` to all but administrators, `invalid_request`, `user_exists` */
    async add(
      actor: UserRow,
      account: {
        readonly username: string;
        readonly password: string;
        readonly email: string | undefined;
        readonly isAdmin: boolean;
        readonly isActive: boolean;
      },
    ): Promise<UserRow> {
      assertAdministrator(actor);
      assertAccountName(account.username);
      assertPassword(account.password);
      if (account.email !== undefined) assertEmail(account.email);
      const { password, ...rest } = account;
      return store.addUser({ ...rest, passwordHash: await passwords.hash(password) });
    },

    /**
     * An owner's own change of password leaves what is in flight; one by an administrator, and a deactivation, revoke all tokens.
     * @throws AppError `forbidden`, `user_not_found`, `last_administrator`, `invalid_request`, `user_exists`
     */
    async change(actor: UserRow, username: string, change: AccountChange): Promise<UserRow> {
      const isOwn = actor.username === username;
      const isPrivileged = change.isActive !== undefined || change.isAdmin !== undefined;
      if (!actor.isAdmin && (!isOwn || isPrivileged)) throw new AppError('forbidden');
      if (change.password !== undefined) assertPassword(change.password);
      if (change.email !== undefined) assertEmail(change.email);
      if (!(await store.findUserByName(username))) throw new AppError('user_not_found');
      const user = await store.changeUser(username, {
        isActive: change.isActive,
        isAdmin: change.isAdmin,
        passwordHash: change.password === undefined ? undefined : await passwords.hash(change.password),
        addedEmail: change.email,
      });
      const isReset = change.password !== undefined && !isOwn;
      if (isReset || change.isActive === false || change.isAdmin === false)
        await revokeTokens({ userId: user.userId });
      return user;
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
