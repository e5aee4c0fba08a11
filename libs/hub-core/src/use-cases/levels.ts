import { AccessLevel, RepositoryName, type TokenAccess } from '@drydock/kernel';
import type { HubStore, UserRow, Viewer } from '../ports/hub-store.ts';

export const viewerOf = (user: UserRow | undefined): Viewer => ({
  userId: user?.userId,
  username: user?.username,
  isAdmin: user?.isAdmin ?? false,
});

/**
 * The level that an access takes. Who writes pushes, and moves and deletes tags; a whole repository goes, and comes back, only by those who
 * administer it: its namespace's owner, a grant of `admin`, an administrator (as on Docker Hub; the protocol does not say, 3.12).
 */
export const levelFor = (access: TokenAccess): AccessLevel => (access === 'delete' ? 'admin' : access);

/**
 * A user's own level in a repository: administrators everything, the namespace's owner everything in it, grants beyond. Nobody else
 * writes to `library`. Reading what is public needs no level.
 */
export function createFindLevel({ store }: { readonly store: HubStore }) {
  return async (
    user: UserRow | undefined,
    repository: Pick<RepositoryName, 'full' | 'namespace'>,
  ): Promise<AccessLevel> => {
    if (!user) return 'none';
    if (user.isAdmin) return 'admin';
    const { namespace } = repository;
    if (namespace !== RepositoryName.libraryNamespace && namespace === user.username) return 'admin';
    const granted = await store.findLevel({ userId: user.userId, namespace, repository: repository.full });
    if (namespace !== RepositoryName.libraryNamespace) return granted;
    return AccessLevel.includes(granted, 'read') ? 'read' : 'none';
  };
}

export type FindLevel = ReturnType<typeof createFindLevel>;
