import type { RepositoryName } from '@drydock/kernel';
import type { UserRow } from '../ports/hub-store.ts';
import type { RegistryPort, TagRevision } from '../ports/registry.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';

export interface TagHistoryDeps {
  readonly registry: Pick<RegistryPort, 'listTagHistory' | 'restoreTagRevision'>;
  readonly openRepository: OpenRepositoryForCaller;
}

interface NamedTag {
  readonly repository: RepositoryName;
  readonly tag: string;
}

/** Where a tag pointed, and the way back there. @throws AppError `repository_not_found`, `forbidden`, and as the registry does */
export function createTagHistory({ registry, openRepository }: TagHistoryDeps) {
  const open = async (user: UserRow, name: RepositoryName, needed: 'read' | 'write'): Promise<string> => {
    const caller = { kind: 'user', user } as const;
    const opened = await openRepository({ caller, name, needed, absent: 'repository_not_found' });
    return opened.repository.repositoryId;
  };
  return {
    /** Newest first, as long as it is kept; by those who may read. */
    async list(user: UserRow, { repository, tag }: NamedTag): Promise<readonly TagRevision[]> {
      return registry.listTagHistory({ repositoryId: await open(user, repository, 'read'), tag });
    },
    /** By those who may write. */
    async restore(user: UserRow, { repository, tag }: NamedTag, revision: number): Promise<void> {
      const repositoryId = await open(user, repository, 'write');
      await registry.restoreTagRevision({ repositoryId, tag, revision, userId: user.userId });
    },
  };
}

export type TagHistory = ReturnType<typeof createTagHistory>;
