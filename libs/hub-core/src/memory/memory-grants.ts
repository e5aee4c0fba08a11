import { AccessLevel, AppError } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import { grantsOn, type MemoryGrant, type MemoryState } from './memory-state.ts';

type Methods = Pick<HubStore, 'listGrants' | 'saveGrant' | 'removeGrant' | 'findLevel'>;
type Key = Pick<MemoryGrant, 'namespace' | 'repository' | 'userId'>;

export function memoryGrants(state: MemoryState): Methods {
  const isSame = (a: Key) => (b: Key) =>
    a.userId === b.userId && a.namespace === b.namespace && a.repository === b.repository;
  const without = (key: Key) => state.grants.filter((grant) => !isSame(key)(grant));

  return {
    listGrants: async ({ namespace, repository }) =>
      state.grants
        .filter((grant) => namespace === undefined || grant.namespace === namespace)
        .filter((grant) => repository === undefined || grant.repository === repository)
        .map(({ userId, ...grant }) => ({
          ...grant,
          username: state.users.get(userId)?.username ?? grant.username,
        }))
        .sort((a, b) =>
          `${a.namespace} ${a.repository ?? ''} ${a.username}` <
          `${b.namespace} ${b.repository ?? ''} ${b.username}`
            ? -1
            : 1,
        ),
    async saveGrant(grant) {
      state.grants = [...without(grant), grant];
    },
    async removeGrant(key) {
      if (!state.grants.some(isSame(key))) throw new AppError('not_found');
      state.grants = without(key);
    },
    findLevel: async ({ userId, namespace, repository }) =>
      grantsOn(state, userId, { namespace, name: repository ?? '' }).reduce<AccessLevel>(
        (level, grant) => AccessLevel.max(level, grant.level),
        'none',
      ),
  };
}
