import { AccessLevel, AppError, TokenAccess, type ImageId } from '@drydock/kernel';
import type { Caller, Grant } from '../caller.ts';
import type { HubPort } from '../ports/hub.ts';
import type { ImageCandidate, ImageRow, ImageStore } from '../ports/image-store.ts';
import type { RepositoryStore } from '../ports/repository-store.ts';

export interface ResolveImageDeps {
  readonly store: ImageStore & RepositoryStore;
  readonly hub: HubPort;
  /** Where new repositories are private, an anonymous caller is asked for credentials instead of told "not found". */
  readonly isPrivateByDefault: boolean;
}

export interface ReadGrant extends Grant {
  /** Read on the way, so that it need not be read again. */
  readonly image?: ImageRow;
}

/**
 * Which repository an image call means, and whether the caller may (interfaces: "Which repository an image call means").
 * `forRead`: an id that the caller may not read and one that is not there look the same, `image_not_found`.
 * `forWrite`: the caller's token's repository, the session's, or the one that announced the id to this user.
 * @throws AppError `requires_authorization`, `invalid_credentials`, `image_not_found`, `unavailable`
 */
export function createResolveImage({ store, hub, isPrivateByDefault }: ResolveImageDeps) {
  const grantOf = (repositoryId: string, userId: string | undefined, canWrite: boolean): Grant => ({
    repositoryId,
    userId,
    tokenId: undefined,
    links: [],
    canWrite,
  });

  function tokenGrant(caller: Extract<Caller, { kind: 'token' }>, needed: TokenAccess): Grant {
    const { claims } = caller;
    if (!TokenAccess.includes(claims.access, needed)) throw new AppError('requires_authorization');
    const { repositoryId, userId, tokenId, links, access } = claims;
    return { repositoryId, userId, tokenId, links, canWrite: access === 'write' };
  }

  /** All of them must hold the same image: an id that somebody else pushed never stands in for yours. */
  function theOneImage(candidates: readonly ImageCandidate[]): ImageRow | undefined {
    const [first, ...others] = candidates;
    const isSame = others.every(
      (other) =>
        other.jsonSha256 === first?.jsonSha256 && other.image.blob?.digest === first.image.blob?.digest,
    );
    return isSame ? first?.image : undefined;
  }

  return {
    async forRead(caller: Caller, imageId: ImageId): Promise<ReadGrant> {
      if (caller.kind === 'token') return tokenGrant(caller, 'read');
      const session = caller.kind === 'basic' ? caller.session : undefined;
      const candidates = await store.listCandidates(imageId);
      if (caller.kind === 'anonymous') {
        const found = theOneImage(candidates.filter((candidate) => candidate.access === 'public'));
        if (found) return { ...grantOf(found.repositoryId, undefined, false), image: found };
        throw new AppError(isPrivateByDefault ? 'requires_authorization' : 'image_not_found');
      }
      const ids = candidates.map((candidate) => candidate.image.repositoryId);
      const user = await hub.authenticate({
        username: caller.username,
        password: caller.password,
        repositoryIds: [...new Set(session ? [...ids, session.repositoryId] : ids)],
      });
      const may = (repositoryId: string, level: AccessLevel) =>
        user.isAdmin || AccessLevel.includes(user.access[repositoryId] ?? 'none', level);
      if (session && session.userId === user.userId) {
        const { repositoryId } = session;
        const named = await store.findRepository(repositoryId);
        if (named && (named.access === 'public' || may(repositoryId, 'read'))) {
          return grantOf(repositoryId, user.userId, may(repositoryId, 'write'));
        }
      }
      const found = theOneImage(
        candidates.filter(({ access, image }) => access === 'public' || may(image.repositoryId, 'read')),
      );
      if (!found) throw new AppError('image_not_found');
      const { repositoryId } = found;
      return { ...grantOf(repositoryId, user.userId, may(repositoryId, 'write')), image: found };
    },

    /** @param otherwise what a caller is told for whom the id was announced nowhere, or in several places. */
    async forWrite(
      caller: Caller,
      imageId: ImageId,
      otherwise: 'image_not_in_repository' | 'image_not_found',
    ): Promise<Grant> {
      if (caller.kind === 'token') {
        if (caller.claims.access !== 'write') throw new AppError('requires_authorization');
        return tokenGrant(caller, 'write');
      }
      if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
      const { username, password, session } = caller;
      const asked = session ? [session.repositoryId] : [];
      const user = await hub.authenticate({ username, password, repositoryIds: asked });
      const candidates =
        session && session.userId === user.userId
          ? asked
          : (await store.listRepositoriesThatAnnounced({ imageId, userId: user.userId })).map(
              (row) => row.repositoryId,
            );
      const [repositoryId] = candidates;
      if (repositoryId === undefined || candidates.length > 1) throw new AppError(otherwise);
      const { isAdmin, access } = asked.includes(repositoryId)
        ? user
        : await hub.authenticate({ username, password, repositoryIds: [repositoryId] });
      if (!isAdmin && !AccessLevel.includes(access[repositoryId] ?? 'none', 'write'))
        throw new AppError(otherwise);
      return grantOf(repositoryId, user.userId, true);
    },
  };
}

export type ResolveImage = ReturnType<typeof createResolveImage>;
