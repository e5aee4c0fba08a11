import type { RepositoryName } from '@drydock/kernel';
import type { HubStore, UserRow } from '../ports/hub-store.ts';
import type { RegistryPort, TagRevision } from '../ports/registry.ts';
import type { OpenRepositoryForCaller } from './repository-access.ts';

export interface TagHistoryDeps {
  readonly store: Pick<HubStore, 'findUser'>;
  readonly registry: Pick<RegistryPort, 'listTagHistory' | 'restoreTagRevision'>;
  readonly openRepository: OpenRepositoryForCaller;
}

interface NamedTag {
  readonly repository: RepositoryName;
  readonly tag: string;
}

/** Where a tag pointed, and the way back there. @throws AppError `repository_not_found`, `forbidden`, and as the registry does */
export function createTagHistory({ store, registry, openRepository }: TagHistoryDeps) {
  const open = async (user: UserRow, name: RepositoryName, needed: 'read' | 'write'): Promise<string> => {
    const caller = { kind: 'user', user } as const;
    const opened = await openRepository({ caller, name, needed, absent: 'repository_not_found' });
    return opened.repository.repositoryId;
  };
  /** The registry knows users by their ids alone; one who is gone has no name. */
  async function named(revisions: readonly TagRevision[]): Promise<readonly TagRevision[]> {
    const names = new Map<string, string | null>();
    const result: TagRevision[] = [];
    for (const revision of revisions) {
      const { movedBy } = revision;
      if (movedBy !== null && !names.has(movedBy)) {
        names.set(movedBy, (await store.findUser(movedBy))?.username ?? null);
      }
      result.push({ ...revision, movedBy: movedBy === null ? null : (names.get(movedBy) ?? null) });
    }
    return result;
  }
  return {
    /** Newest first, as long as it is kept, `movedBy` as names; by those who may read. */
    async list(user: UserRow, { repository, tag }: NamedTag): Promise<readonly TagRevision[]> {
      const repositoryId = await open(user, repository, 'read');
      return named(await registry.listTagHistory({ repositoryId, tag }));
    },
    /** By those who may write. */
    async restore(user: UserRow, { repository, tag }: NamedTag, revision: number): Promise<void> {
      const repositoryId = await open(user, repository, 'write');
      await registry.restoreTagRevision({ repositoryId, tag, revision, userId: user.userId });
    },
  };
}

export type TagHistory = ReturnType<typeof createTagHistory>;
