import { AccessLevel, AppError, type RepositoryName } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import type { IssuedToken, IssueToken } from './issue-token.ts';
import type { FindLevel } from './levels.ts';
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
 * Moves a repository to the trash. The name is free at once in all forms.
 * @throws AppError `repository_not_found`, `requires_authorization`, `forbidden`, `unavailable`
 */
export function createDeleteRepository(deps: DeleteRepositoryDeps) {
  const { store, findLevel, issueToken, deliverOutbox } = deps;
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
      if (!(await store.confirmDeletion(claims.repositoryId))) throw new AppError('repository_not_found');
      return { kind: 'deleted' };
    }
    const { user } = caller;
    const repository = await store.findRepositoryByName(name.full);
    const level = await findLevel(user, name);
    if (!repository) {
      const unconfirmed = AccessLevel.includes(level, 'write')
        ? await store.findUnconfirmedDeletion(name.full)
        : undefined;
      if (!unconfirmed || wantsToken || !(await store.confirmDeletion(unconfirmed.repositoryId))) {
        throw new AppError('repository_not_found');
      }
      return { kind: 'deleted' };
    }
    const canRead = repository.access === 'public' || AccessLevel.includes(level, 'read');
    if (!canRead) throw new AppError('repository_not_found');
    if (!AccessLevel.includes(level, 'write')) throw new AppError('forbidden');
    const trashed = await store.trashRepository(repository.repositoryId, { isUnconfirmed: wantsToken });
    if (!trashed) throw new AppError('repository_not_found');
    await deliverOutbox();
    if (!wantsToken) return { kind: 'deleted' };
    return { kind: 'accepted', token: await issueToken({ repository: trashed, user, access: 'delete' }) };
  };
}

export type DeleteRepository = ReturnType<typeof createDeleteRepository>;
