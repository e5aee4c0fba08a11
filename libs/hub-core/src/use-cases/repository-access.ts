import { AccessLevel, AppError, TokenAccess, type RepositoryName } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';
import { levelFor, type FindLevel } from './levels.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface RepositoryAccessDeps {
  readonly store: HubStore;
  readonly findLevel: FindLevel;
  readonly isPrivateByDefault: boolean;
}

export interface OpenRepository {
  readonly repository: HubRepositoryRow;
  readonly user: UserRow | undefined;
  /** The user's own; `none` for one who only reads what is public. */
  readonly level: AccessLevel;
}

/**
 * May this caller see, or change, that repository? What is hidden and what is not there look the same (protocol 3.8).
 * @throws AppError as `absent` says, `requires_authorization`, `forbidden`
 */
export function createOpenRepository({ store, findLevel, isPrivateByDefault }: RepositoryAccessDeps) {
  return async (request: {
    readonly caller: HubCaller;
    readonly name: RepositoryName;
    readonly needed: TokenAccess;
    /** What is said of one that is hidden or not there: the index has words of its own (protocol 3.8). */
    readonly absent?: 'images_not_found' | 'repository_not_found';
  }): Promise<OpenRepository> => {
    const { caller, name, needed, absent = 'images_not_found' } = request;
    if (caller.kind === 'token') {
      const { claims } = caller;
      if (claims.repository !== name.full || !TokenAccess.includes(claims.access, needed))
        throw new AppError('requires_authorization');
      const repository = await store.findRepository(claims.repositoryId);
      // A delete token still opens what it deleted, until the deletion is confirmed (protocol 4.8).
      const isOpen =
        repository?.state === 'live' || (repository?.isDeletionUnconfirmed && claims.access === 'delete');
      if (!repository || !isOpen) throw new AppError(absent);
      const user = claims.userId === undefined ? undefined : await store.findUser(claims.userId);
      return { repository, user, level: await findLevel(user, name) };
    }
    const repository = await store.findRepositoryByName(name.full);
    const user = caller.kind === 'user' ? caller.user : undefined;
    const level = repository ? await findLevel(user, name) : 'none';
    const canRead = repository?.access === 'public' || AccessLevel.includes(level, 'read');
    if (!user && (needed !== 'read' || (!canRead && isPrivateByDefault)))
      throw new AppError('requires_authorization');
    if (!repository || !canRead) throw new AppError(absent);
    if (needed !== 'read' && !AccessLevel.includes(level, levelFor(needed))) throw new AppError('forbidden');
    return { repository, user, level };
  };
}

export type OpenRepositoryForCaller = ReturnType<typeof createOpenRepository>;
