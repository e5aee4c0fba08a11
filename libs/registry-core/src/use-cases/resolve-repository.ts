import { AccessLevel, AppError, TokenAccess, type RepositoryName } from '@drydock/kernel';
import type { Caller, Grant } from '../caller.ts';
import type { HubPort } from '../ports/hub.ts';
import type { RepositoryStore } from '../ports/repository-store.ts';

export interface ResolveRepositoryDeps {
  readonly store: RepositoryStore;
  readonly hub: HubPort;
  /** Where new repositories are private, an anonymous caller is asked for credentials instead of told "not found" (protocol 3.8). */
  readonly isPrivateByDefault: boolean;
}

const levels: Readonly<Record<TokenAccess, AccessLevel>> = { read: 'read', write: 'write', delete: 'write' };

/**
 * May this caller do that with the repository of a path? A token must name this same repository (protocol 4.5).
 * @throws AppError `repository_not_found` (also for one that is hidden), `requires_authorization`, `forbidden`, `invalid_credentials`
 */
export function createResolveRepository({ store, hub, isPrivateByDefault }: ResolveRepositoryDeps) {
  return async (caller: Caller, name: RepositoryName, needed: TokenAccess): Promise<Grant> => {
    if (caller.kind === 'token') {
      const { claims } = caller;
      if (claims.repository !== name.full || !TokenAccess.includes(claims.access, needed)) {
        throw new AppError('requires_authorization');
      }
      const { repositoryId, userId, tokenId, links, access } = claims;
      if (!(await store.findRepository(repositoryId))) throw new AppError('repository_not_found');
      return { repositoryId, userId, tokenId, links, canWrite: access === 'write' };
    }
    const repository = await store.findRepositoryByName(name.full);
    if (caller.kind === 'anonymous') {
      if (repository?.access === 'public' && needed === 'read') {
        return {
          repositoryId: repository.repositoryId,
          userId: undefined,
          tokenId: undefined,
          links: [],
          canWrite: false,
        };
      }
      const isAsked = needed !== 'read' || isPrivateByDefault;
      throw new AppError(isAsked ? 'requires_authorization' : 'repository_not_found');
    }
    const user = await hub.authenticate({
      username: caller.username,
      password: caller.password,
      repositoryIds: repository ? [repository.repositoryId] : [],
    });
    if (!repository) throw new AppError('repository_not_found');
    const { repositoryId, access } = repository;
    const level = user.isAdmin ? 'admin' : (user.access[repositoryId] ?? 'none');
    const canRead = access === 'public' || AccessLevel.includes(level, 'read');
    if (!canRead) throw new AppError('repository_not_found');
    const canWrite = AccessLevel.includes(level, 'write');
    if (needed !== 'read' && !AccessLevel.includes(level, levels[needed])) throw new AppError('forbidden');
    return { repositoryId, userId: user.userId, tokenId: undefined, links: [], canWrite };
  };
}

export type ResolveRepository = ReturnType<typeof createResolveRepository>;
