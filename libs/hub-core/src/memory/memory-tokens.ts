import type { HubStore, RevocationFilter, TokenRow } from '../ports/hub-store.ts';
import type { MemoryState, MemoryToken } from './memory-state.ts';

type Methods = Pick<
  HubStore,
  | 'addToken'
  | 'isTokenLive'
  | 'findToken'
  | 'listTokens'
  | 'revokeTokens'
  | 'removeExpiredTokens'
  | 'drainOutbox'
  | 'check'
>;

const dayMs = 24 * 3_600_000;

export function memoryTokens(state: MemoryState): Methods {
  const isLive = (token: MemoryToken) => token.revokedAt === null && token.expiresAt > state.now();
  const present = ({ repositoryId, links: _links, ...token }: MemoryToken): TokenRow => ({
    ...token,
    repository: state.repositories.get(repositoryId)?.name ?? '',
    username: state.users.get(token.userId ?? '')?.username ?? null,
  });
  const isConcerned = (filter: RevocationFilter) => {
    const { namespace, repositoryId } = filter;
    const repositoryIds = [...state.repositories.values()]
      .filter((row) => row.repositoryId === repositoryId || row.namespace === namespace)
      .map((row) => row.repositoryId);
    const isAnyRepository = namespace === undefined && repositoryId === undefined;
    return (token: MemoryToken) =>
      isLive(token) &&
      (filter.tokenId === undefined || token.tokenId === filter.tokenId) &&
      (filter.userId === undefined || token.userId === filter.userId) &&
      (isAnyRepository ||
        repositoryIds.includes(token.repositoryId) ||
        token.links.some((link) => repositoryIds.includes(link))) &&
      !(token.userId !== null && (filter.exceptUserIds ?? []).includes(token.userId));
  };

  return {
    async addToken({ issuedAt, expiresAt, userId, ...token }) {
      state.tokens.set(token.tokenId, {
        ...token,
        userId: userId ?? null,
        issuedAt: new Date(issuedAt * 1000),
        expiresAt: new Date(expiresAt * 1000),
        revokedAt: null,
      });
    },
    async isTokenLive(tokenId) {
      const token = state.tokens.get(tokenId);
      return token !== undefined && isLive(token);
    },
    async findToken(tokenId) {
      const token = state.tokens.get(tokenId);
      return token && present(token);
    },
    async listTokens({ userId, after, limit }) {
      const newestFirst = [...state.tokens.values()]
        .filter((token) => token.expiresAt > state.now())
        .filter((token) => userId === undefined || token.userId === userId)
        .sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime() || (b.tokenId < a.tokenId ? -1 : 1));
      const start = after === undefined ? 0 : newestFirst.findIndex((token) => token.tokenId === after) + 1;
      return newestFirst.slice(start, start + limit).map(present);
    },
    async revokeTokens(filter) {
      const concerned = [...state.tokens.values()].filter(isConcerned(filter));
      for (const token of concerned) {
        state.tokens.set(token.tokenId, { ...token, revokedAt: state.now() });
        state.outbox.push({ kind: 'revocation', subjectId: token.tokenId });
      }
      return concerned.map(({ tokenId, expiresAt }) => ({ tokenId, expiresAt: expiresAt.getTime() / 1000 }));
    },
    async removeExpiredTokens(limit) {
      const old = [...state.tokens.values()]
        .filter((token) => token.expiresAt.getTime() < state.now().getTime() - dayMs)
        .slice(0, limit);
      for (const { tokenId } of old) state.tokens.delete(tokenId);
      return old.length;
    },
    async drainOutbox(deliver) {
      const told = new Set<string>();
      let count = 0;
      for (;;) {
        const entry = state.outbox[0];
        if (!entry) return count;
        if (!told.has(entry.subjectId)) {
          const row = state.repositories.get(entry.subjectId);
          const token = state.tokens.get(entry.subjectId);
          if (entry.kind === 'repository' && row) {
            const { repositoryId, name, access, state: current, version } = row;
            await deliver.repository({ repositoryId, name, access, state: current, version });
          }
          if (entry.kind === 'revocation' && token)
            await deliver.revocations([
              { tokenId: token.tokenId, expiresAt: token.expiresAt.getTime() / 1000 },
            ]);
        }
        told.add(entry.subjectId);
        state.outbox.shift();
        count += 1;
      }
    },
    check: () => Promise.resolve(),
  };
}
