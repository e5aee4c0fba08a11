import { randomUUID } from 'node:crypto';
import { AppError } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { MemoryState } from './memory-state.ts';

type Methods = Pick<
  HubStore,
  | 'findUserByName'
  | 'findUser'
  | 'isNameOrEmailTaken'
  | 'addUser'
  | 'changeUser'
  | 'listUsers'
  | 'hasActiveAdministrator'
>;

export function memoryUsers(state: MemoryState): Methods {
  const all = () => [...state.users.values()];
  const byUsername = (username: string) => all().find((user) => user.username === username);
  const hasEmail = (email: string, except?: string) =>
    all().some((user) => user.userId !== except && user.email?.toLowerCase() === email.toLowerCase());
  const isActiveAdmin = (user: UserRow) => user.isAdmin && user.isActive;

  return {
    findUserByName: async (username) => byUsername(username),
    findUser: async (userId) => state.users.get(userId),
    isNameOrEmailTaken: async ({ username, email }) =>
      byUsername(username) !== undefined || (email !== '' && hasEmail(email)),
    async addUser(user) {
      if (byUsername(user.username) || (user.email !== undefined && hasEmail(user.email)))
        throw new AppError('user_exists');
      const row = {
        ...user,
        email: user.email ?? null,
        givenPasswordHash: user.givenPasswordHash ?? null,
        userId: randomUUID(),
        version: 1,
        createdAt: state.now(),
      };
      state.users.set(row.userId, row);
      return row;
    },
    async changeUser(username, change) {
      const user = byUsername(username);
      if (!user) throw new AppError('user_not_found');
      const isLast = isActiveAdmin(user) && all().filter(isActiveAdmin).length === 1;
      if (isLast && (change.isActive === false || change.isAdmin === false))
        throw new AppError('last_administrator');
      if (user.email === null && change.addedEmail !== undefined && hasEmail(change.addedEmail, user.userId))
        throw new AppError('user_exists');
      const changed = {
        ...user,
        isActive: change.isActive ?? user.isActive,
        isAdmin: change.isAdmin ?? user.isAdmin,
        passwordHash: change.passwordHash ?? user.passwordHash,
        givenPasswordHash: change.givenPasswordHash ?? user.givenPasswordHash,
        email: user.email ?? change.addedEmail ?? null,
        version: user.version + 1,
      };
      state.users.set(user.userId, changed);
      return changed;
    },
    listUsers: async ({ after = '', limit }) =>
      all()
        .filter((user) => user.username > after)
        .sort((a, b) => (a.username < b.username ? -1 : 1))
        .slice(0, limit),
    hasActiveAdministrator: async () => all().some(isActiveAdmin),
  };
}
