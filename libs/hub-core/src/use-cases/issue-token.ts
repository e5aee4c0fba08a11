import { randomUUID } from 'node:crypto';
import { AccessLevel, AppError, type TokenAccess, type TokenClaims } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';
import { levelFor, viewerOf, type FindLevel } from './levels.ts';

/** An engine has no way to get another one in the middle of a push (protocol 4.5). */
export const tokenLifetimeSeconds = 24 * 3_600;
const maxLinks = 200;

export interface IssuedToken {
  /** `signature=…,repository="ns/name",access=…`: no scheme, no space (protocol 4.1). */
  readonly header: string;
  readonly session: string;
}

/**
 * Signs a token and keeps its row, so that it can be listed and revoked. Whether the right still holds is looked at once more behind
 * the row: a right that is lost later finds the row and revokes it, one that was lost before is seen here.
 * @throws AppError `requires_authorization` when it was lost meanwhile
 */
export function createIssueToken({
  store,
  tokens,
  findLevel,
  now,
}: {
  readonly store: HubStore;
  readonly tokens: TokenAuthority;
  readonly findLevel: FindLevel;
  readonly now: () => number;
}) {
  async function mayStill(
    repositoryId: string,
    user: UserRow | undefined,
    access: TokenAccess,
  ): Promise<boolean> {
    const repository = await store.findRepository(repositoryId);
    const current = user && (await store.findUser(user.userId));
    if (!repository || (user && (!current?.isActive || current.version !== user.version))) return false;
    if (access === 'read' && repository.access === 'public') return true;
    const level = await findLevel(current, { full: repository.name, namespace: repository.namespace });
    return AccessLevel.includes(level, levelFor(access));
  }

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
    if (!(await mayStill(repositoryId, user, access))) {
      await store.revokeTokens({ tokenId: claims.tokenId });
      throw new AppError('requires_authorization');
    }
    const [signature, session] = await Promise.all([tokens.signToken(claims), tokens.signSession(claims)]);
    return { header: `signature=${signature},repository="${name}",access=${access}`, session };
  };
}

export type IssueToken = ReturnType<typeof createIssueToken>;
