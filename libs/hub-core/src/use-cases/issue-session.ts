import type { TokenAccess } from '@drydock/kernel';
import type { HubRepositoryRow, UserRow } from '../ports/hub-store.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';
import { tokenLifetimeSeconds } from './issue-token.ts';

/** The `session` cookie for who asked for no token: says which repository later image calls mean, and opens nothing (protocol 4.4). */
export function createIssueSession({
  tokens,
  now,
}: {
  readonly tokens: TokenAuthority;
  /** Seconds since the epoch. */
  readonly now: () => number;
}) {
  return ({
    repository,
    user,
    access,
  }: {
    readonly repository: HubRepositoryRow;
    readonly user: UserRow;
    readonly access: TokenAccess;
  }): Promise<string> =>
    tokens.signSession({
      repositoryId: repository.repositoryId,
      repository: repository.name,
      access,
      userId: user.userId,
      expiresAt: Math.floor(now()) + tokenLifetimeSeconds,
    });
}

export type IssueSession = ReturnType<typeof createIssueSession>;
