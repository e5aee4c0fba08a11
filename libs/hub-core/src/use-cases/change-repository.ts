import { AppError, AccessLevel, type Visibility } from '@drydock/kernel';
import type { HubRepositoryRow, HubStore } from '../ports/hub-store.ts';
import type { DeliverOutbox } from './deliver-outbox.ts';
import { deliverWhenPossible } from './deliver-when-possible.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';
import type { RevokeTokens } from './revoke-tokens.ts';

export interface ChangeRepositoryDeps {
  readonly store: HubStore;
  readonly openRepository: OpenRepositoryForCaller;
  readonly deliverOutbox: DeliverOutbox;
  readonly revokeTokens: RevokeTokens;
}

/**
 * Visibility and description, by those who may administer the repository. Making it private takes the tokens of everybody without a
 * right of their own; the registry hears of it as soon as it is there.
 * @throws AppError `forbidden`, and as `openRepository`
 */
export function createChangeRepository({
  store,
  openRepository,
  deliverOutbox,
  revokeTokens,
}: ChangeRepositoryDeps) {
  return async (
    wanted: Pick<Parameters<OpenRepositoryForCaller>[0], 'caller' | 'name' | 'absent'>,
    change: { readonly access?: Visibility | undefined; readonly description?: string | undefined },
  ): Promise<HubRepositoryRow> => {
    const { repository, level } = await openRepository({ ...wanted, needed: 'write' });
    if (!AccessLevel.includes(level, 'admin')) throw new AppError('forbidden');
    const changed = await store.changeRepository(repository.repositoryId, change);
    if (repository.access === 'public' && changed.access === 'private') {
      const exceptUserIds = await store.listReaderIds(repository.repositoryId);
      await revokeTokens({ repositoryId: repository.repositoryId, exceptUserIds });
    }
    await deliverWhenPossible(deliverOutbox);
    return changed;
  };
}

export type ChangeRepository = ReturnType<typeof createChangeRepository>;
