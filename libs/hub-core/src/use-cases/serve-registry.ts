import type { AccessLevel } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { TokenAuthority } from '../ports/token-signer.ts';
import type { Authenticate } from './authenticate.ts';
import type { FindLevel } from './levels.ts';

export interface ServeRegistryDeps {
  readonly store: HubStore;
  readonly tokens: TokenAuthority;
  readonly authenticate: Authenticate;
  readonly findLevel: FindLevel;
}

/** What the registry asks of the hub; shaped as the port on its side, so that a standalone can bind it directly. */
export function createServeRegistry({ store, tokens, authenticate, findLevel }: ServeRegistryDeps) {
  return {
    async authenticate(credentials: {
      readonly username: string;
      readonly password: string;
      readonly repositoryIds: readonly string[];
    }) {
      const user = await authenticate(credentials);
      const access: Record<string, AccessLevel> = {};
      for (const row of await store.listRepositoriesById(credentials.repositoryIds)) {
        access[row.repositoryId] = await findLevel(user, { full: row.name, namespace: row.namespace });
      }
      return { userId: user.userId, username: user.username, isAdmin: user.isAdmin, access };
    },
    listKeys: () => Promise.resolve(tokens.listKeys()),
  };
}

export type ServeRegistry = ReturnType<typeof createServeRegistry>;
