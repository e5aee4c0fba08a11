import { randomBytes, randomUUID } from 'node:crypto';
import type { TokenAccess, Visibility } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';

/** Names are new each time: the tests of a suite share one store and do not meet. */
export const newName = (prefix: string): string => `${prefix}${randomBytes(5).toString('hex')}`;

export function addUser(
  store: HubStore,
  part: { readonly username?: string; readonly isAdmin?: boolean; readonly email?: string } = {},
): Promise<UserRow> {
  return store.addUser({
    username: part.username ?? newName('user'),
    email: part.email,
    passwordHash: 'hash',
    isAdmin: part.isAdmin ?? false,
    isActive: true,
  });
}

export function addRepository(
  store: HubStore,
  name: string,
  access: Visibility = 'public',
): Promise<HubRepositoryRow> {
  return store.ensureRepository({ name, namespace: name.split('/')[0] ?? '', access });
}

const hourSeconds = 3_600;

export async function addToken(
  store: HubStore,
  part: {
    readonly repositoryId: string;
    readonly userId?: string;
    readonly access?: TokenAccess;
    readonly links?: readonly string[];
    readonly ageSeconds?: number;
    readonly lifetimeSeconds?: number;
  },
): Promise<string> {
  const tokenId = randomUUID();
  const issuedAt = Math.floor(Date.now() / 1000) - (part.ageSeconds ?? 0);
  await store.addToken({
    tokenId,
    repositoryId: part.repositoryId,
    userId: part.userId,
    access: part.access ?? 'read',
    links: part.links ?? [],
    issuedAt,
    expiresAt: issuedAt + (part.lifetimeSeconds ?? 24 * hourSeconds),
  });
  return tokenId;
}
