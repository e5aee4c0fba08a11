import type { HubRepositoryRow, HubStore, UserRow } from '../ports/hub-store.ts';
import { viewerOf } from './levels.ts';

/** The live repositories that a user may read, by name. */
export function createListRepositories({ store }: { readonly store: Pick<HubStore, 'listRepositories'> }) {
  return (
    user: UserRow,
    page: {
      readonly namespace: string | undefined;
      readonly after: string | undefined;
      readonly limit: number;
    },
  ): Promise<readonly HubRepositoryRow[]> => store.listRepositories({ viewer: viewerOf(user), ...page });
}

export type ListRepositories = ReturnType<typeof createListRepositories>;
