import { AccessLevel, AppError, TokenAccess, type ImageId } from '@drydock/kernel';
import type { Caller, Grant } from '../caller.ts';
import type { HubPort } from '../ports/hub.ts';
import type { RegistryStore, RepositoryRow } from '../ports/registry-store.ts';

export interface ResolveImageDeps {
  readonly store: RegistryStore;
  readonly hub: HubPort;
}

const maxCompared = 20;

/**
 * Which repository an image call means, and whether the caller may (interfaces: "Which repository an image call means").
 * `forRead`: an id that the caller may not read and one that is not there look the same, `image_not_found`.
 * `forWrite`: the caller's token's repository, the session's, or the one that announced the id to this user.
 * @throws AppError `requires_authorization`, `invalid_credentials`, `image_not_found`, `unavailable`
 */
export function createResolveImage({ store, hub }: ResolveImageDeps) {
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
  async function theOneImage(repositories: readonly RepositoryRow[], imageId: ImageId): Promise<string> {
    const [first, ...others] = repositories;
    if (!first || repositories.length > maxCompared) throw new AppError('image_not_found');
    if (others.length === 0) return first.repositoryId;
    const read = async ({ repositoryId }: RepositoryRow) => {
      const key = { repositoryId, imageId };
      return { image: await store.findImage(key), json: await store.findJson(key) };
    };
    const wanted = await read(first);
    for (const repository of others) {
      const other = await read(repository);
      const isSame =
        wanted.json !== undefined &&
        other.json?.equals(wanted.json) === true &&
        other.image?.blob?.digest === wanted.image?.blob?.digest;
      if (!isSame) throw new AppError('image_not_found');
    }
    return first.repositoryId;
  }

  return {
    async forRead(caller: Caller, imageId: ImageId): Promise<Grant> {
      if (caller.kind === 'token') return tokenGrant(caller, 'read');
      const session = caller.kind === 'basic' ? caller.session : undefined;
      const candidates = await store.listRepositoriesWithImage(imageId);
      if (caller.kind === 'anonymous') {
        const open = candidates.filter((repository) => repository.access === 'public');
        return grantOf(await theOneImage(open, imageId), undefined, false);
      }
      const ids = [
        ...new Set([
          ...candidates.map((row) => row.repositoryId),
          ...(session ? [session.repositoryId] : []),
        ]),
      ];
      const user = await hub.authenticate({
        username: caller.username,
        password: caller.password,
        repositoryIds: ids,
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
      const readable = candidates.filter((row) => row.access === 'public' || may(row.repositoryId, 'read'));
      const repositoryId = await theOneImage(readable, imageId);
      return grantOf(repositoryId, user.userId, may(repositoryId, 'write'));
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
