import type { RevocationStore } from '../ports/verification-store.ts';

export interface RevokedTokensDeps {
  readonly store: RevocationStore;
  readonly onError: (error: unknown) => void;
}

/** The revocations that this replica knows of: its own at once, those that others were told of with the next `refresh`. */
export function createRevokedTokens({ store, onError }: RevokedTokensDeps) {
  let known: ReadonlySet<string> = new Set();
  return {
    isRevoked: (tokenId: string): boolean => known.has(tokenId),

    async revoke(tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[]): Promise<void> {
      await store.revokeTokens(tokens);
      known = new Set([...known, ...tokens.map((token) => token.tokenId)]);
    },

    /** What is known stays known while the database is away. */
    async refresh(): Promise<void> {
      try {
        known = new Set(await store.listRevokedTokens());
      } catch (error) {
        onError(error);
      }
    },
  };
}

export type RevokedTokens = ReturnType<typeof createRevokedTokens>;
