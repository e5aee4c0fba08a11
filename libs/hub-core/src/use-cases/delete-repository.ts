import { AccessLevel, AppError, type RepositoryName } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import type { IssuedToken, IssueToken } from './issue-token.ts';
import { levelFor, type FindLevel } from './levels.ts';
import type { HubCaller } from './resolve-caller.ts';

export interface DeleteRepositoryDeps {
  readonly store: HubStore;
  readonly findLevel: FindLevel;
  readonly issueToken: IssueToken;
  readonly deliverOutbox: DeliverOutbox;
}

/** `accepted` awaits the second call, with the token (protocol 3.12); `deleted` is done. */
export type DeletionOutcome =
  { readonly kind: 'accepted'; readonly token: IssuedToken } | { readonly kind: 'deleted' };

/**
 * Moves a repository to the trash, by those who administer it. The name is free at once in all forms. The deletion counts as unconfirmed
 * until the registry has heard of it, so that a call that found the registry away is finished by the next one.
 * @throws AppError `repository_not_found`, `requires_authorization`, `forbidden`, `unavailable`
 */
export function createDeleteRepository(deps: DeleteRepositoryDeps) {
  const { store, findLevel, issueToken, deliverOutbox } = deps;

  async function confirm(repositoryId: string): Promise<DeletionOutcome> {
    if (!(await store.confirmDeletion(repositoryId))) throw new AppError('repository_not_found');
    return { kind: 'deleted' };
  }

  /** @returns the row in the trash: moved there now, or by a call before whose deletion is not confirmed. */
  async function trash(user: UserRow, name: RepositoryName): Promise<HubRepositoryRow> {
    const level = await findLevel(user, name);
    const isEntitled = AccessLevel.includes(level, levelFor('delete'));
    const live = await store.findRepositoryByName(name.full);
    if (!live) {
      const unconfirmed = isEntitled ? await store.findUnconfirmedDeletion(name.full) : undefined;
      if (!unconfirmed) throw new AppError('repository_not_found');
      return unconfirmed;
    }
    const canRead = live.access === 'public' || AccessLevel.includes(level, 'read');
    if (!canRead) throw new AppError('repository_not_found');
    if (!isEntitled) throw new AppError('forbidden');
    const trashed = await store.trashRepository(live.repositoryId);
    if (!trashed) throw new AppError('repository_not_found');
    return trashed;
  }

  return async (request: {
    readonly caller: HubCaller;
    readonly name: RepositoryName;
    readonly wantsToken: boolean;
  }): Promise<DeletionOutcome> => {
    const { caller, name, wantsToken } = request;
    if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
    if (caller.kind === 'token') {
      const { claims } = caller;
      if (claims.repository !== name.full || claims.access !== 'delete')
        throw new AppError('requires_authorization');
      return confirm(claims.repositoryId);
    }
    const { user } = caller;
    const repository = await trash(user, name);
    await deliverOutbox();
    if (!wantsToken) return confirm(repository.repositoryId);
    return { kind: 'accepted', token: await issueToken({ repository, user, access: 'delete' }) };
  };
}

export type DeleteRepository = ReturnType<typeof createDeleteRepository>;
