import { randomUUID } from 'node:crypto';
import type { TokenAccess, TokenClaims } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';
import { viewerOf } from './levels.ts';

/** An engine has no way to get another one in the middle of a push (protocol 4.5). */
export const tokenLifetimeSeconds = 24 * 3_600;
const maxLinks = 200;

export interface IssuedToken {
  /** `signature=…,repository="ns/name",access=…`: no scheme, no space (protocol 4.1). */
  readonly header: string;
  readonly session: string;
}

/** Signs a token and keeps its row, so that it can be listed and revoked. */
export function createIssueToken({
  store,
  tokens,
  now,
}: {
  readonly store: HubStore;
  readonly tokens: TokenAuthority;
  readonly now: () => number;
}) {
  return async (request: {
    readonly repository: HubRepositoryRow;
    readonly user: UserRow | undefined;
    readonly access: TokenAccess;
  }): Promise<IssuedToken> => {
    const { repository, user, access } = request;
    const { repositoryId, name, namespace } = repository;
    const links =
      access === 'write'
        ? await store.listLinkable({
            namespace,
            viewer: viewerOf(user),
            except: repositoryId,
            limit: maxLinks,
          })
        : [];
    const issuedAt = Math.floor(now());
    const claims: TokenClaims = {
      tokenId: randomUUID(),
      repositoryId,
      repository: name,
      access,
      ...(user ? { userId: user.userId } : {}),
      issuedAt,
      expiresAt: issuedAt + tokenLifetimeSeconds,
      links,
    };
    await store.addToken({ ...claims, userId: user?.userId });
    const [signature, session] = await Promise.all([tokens.signToken(claims), tokens.signSession(claims)]);
    return { header: `signature=${signature},repository="${name}",access=${access}`, session };
  };
}

export type IssueToken = ReturnType<typeof createIssueToken>;
