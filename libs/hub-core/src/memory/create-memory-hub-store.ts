import type { HubStore } from '../ports/hub-store.ts';
import { memoryGrants } from './memory-grants.ts';
import { memoryRepositories, memoryRepositoryLists } from './memory-repositories.ts';
import { createMemoryState } from './memory-state.ts';
import { memoryTokens } from './memory-tokens.ts';
import { memoryUsers } from './memory-users.ts';

/** The store's port with nothing behind it: for unit tests, held to the same contract as the one on PostgreSQL. */
export function createMemoryHubStore(now: () => Date = () => new Date()): HubStore {
  const state = createMemoryState(now);
  return {
    ...memoryUsers(state),
    ...memoryGrants(state),
    ...memoryRepositories(state),
    ...memoryRepositoryLists(state),
    ...memoryTokens(state),
  };
}
