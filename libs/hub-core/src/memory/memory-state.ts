import { AccessLevel } from '@drydock/kernel';
import type { GrantRow, HubRepositoryRow, TokenRow, UserRow, Viewer } from '../ports/hub-store.ts';

export type MemoryGrant = GrantRow & { readonly userId: string };
export type MemoryToken = Omit<TokenRow, 'repository' | 'username'> & {
  readonly repositoryId: string;
  readonly links: readonly string[];
};
export type MemoryOutboxEntry = { readonly kind: 'repository' | 'revocation'; readonly subjectId: string };

/** What the tables hold, for tests that need no database. Insertion order stands for the order of ids. */
export interface MemoryState {
  readonly users: Map<string, UserRow>;
  grants: MemoryGrant[];
  readonly repositories: Map<string, HubRepositoryRow>;
  readonly images: Map<string, Map<string, string | undefined>>;
  readonly tokens: Map<string, MemoryToken>;
  outbox: MemoryOutboxEntry[];
  readonly now: () => Date;
}

export const createMemoryState = (now: () => Date): MemoryState => ({
  users: new Map(),
  grants: [],
  repositories: new Map(),
  images: new Map(),
  tokens: new Map(),
  outbox: [],
  now,
});

export const grantsOn = (
  state: MemoryState,
  userId: string | undefined,
  repository: { readonly namespace: string; readonly name: string },
): readonly MemoryGrant[] =>
  state.grants.filter(
    (grant) =>
      grant.userId === userId &&
      grant.namespace === repository.namespace &&
      (grant.repository === null || grant.repository === repository.name),
  );

/** The viewer's own level, without what is public. */
export function levelOf(state: MemoryState, viewer: Viewer, repository: HubRepositoryRow): AccessLevel {
  if (viewer.isAdmin || viewer.username === repository.namespace) return 'admin';
  return grantsOn(state, viewer.userId, repository).reduce<AccessLevel>(
    (level, grant) => AccessLevel.max(level, grant.level),
    'none',
  );
}

export const isReadableBy = (state: MemoryState, viewer: Viewer, repository: HubRepositoryRow): boolean =>
  repository.access === 'public' || levelOf(state, viewer, repository) !== 'none';

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
