import type { HubStore, UserRow } from '../ports/hub-store.ts';
import { createDeliverOutbox } from '../use-cases/deliver-outbox.ts';
import { createIssueToken } from '../use-cases/issue-token.ts';
import { createFindLevel } from '../use-cases/levels.ts';
import { createOpenRepository } from '../use-cases/repository-access.ts';
import type { HubCaller } from '../use-cases/resolve-caller.ts';
import { createRevokeTokens } from '../use-cases/revoke-tokens.ts';
import { createMemoryHubStore } from './create-memory-hub-store.ts';
import { createMemoryRegistry } from './create-memory-registry.ts';
import { createPlainPasswords, createPlainTokenAuthority } from './plain-adapters.ts';

/** The parts that most use cases stand on, on memory. */
export function aMemoryHub() {
  const store: HubStore = createMemoryHubStore();
  const registry = createMemoryRegistry();
  const tokens = createPlainTokenAuthority();
  const findLevel = createFindLevel({ store });
  const deliverOutbox = createDeliverOutbox({ store, registry });
  return {
    store,
    registry,
    tokens,
    passwords: createPlainPasswords(),
    findLevel,
    deliverOutbox,
    revokeTokens: createRevokeTokens({ store, deliverOutbox }),
    issueToken: createIssueToken({ store, tokens, findLevel, now: () => Date.now() / 1000 }),
    openRepository: createOpenRepository({ store, findLevel, isPrivateByDefault: false }),
    /** Who comes with the token of this header value. */
    async callerWith(header: string): Promise<HubCaller & { readonly kind: 'token' }> {
      const claims = await tokens.verifyToken(/signature=([^,]+)/.exec(header)?.[1] ?? '');
      if (!claims) throw new Error(`no token in ${header}`);
      return { kind: 'token', claims };
    },
    addUser: (username: string, part: { readonly isAdmin?: boolean } = {}): Promise<UserRow> =>
      store.addUser({
        username,
        email: undefined,
        passwordHash: `plain:password of ${username}`,
        isAdmin: part.isAdmin ?? false,
        isActive: true,
      }),
  };
}
