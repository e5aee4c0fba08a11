import type { RevocationStore } from '../ports/verification-store.ts';

export interface RevokedTokensDeps {
  readonly store: RevocationStore;
  readonly onError: (error: unknown) => void;
  /** Tells the other replicas, as a hint: they read the rows anyway. */
  readonly announce?: (tokenIds: readonly string[]) => void;
}

/** The revocations that this replica knows of: its own at once, those that others were told of by their word or the next `refresh`. */
export function createRevokedTokens({ store, onError, announce }: RevokedTokensDeps) {
  let known: ReadonlySet<string> = new Set();
  /** Learnt while a `refresh` was reading rows that may not hold them yet. */
  let meanwhile: Set<string> | undefined;
  let refreshing: Promise<void> | undefined;

  const learn = (tokenIds: readonly string[]): void => {
    known = new Set([...known, ...tokenIds]);
    for (const tokenId of tokenIds) meanwhile?.add(tokenId);
  };
  const read = async (): Promise<void> => {
    const heard = new Set<string>();
    meanwhile = heard;
    try {
      known = new Set([...(await store.listRevokedTokens()), ...heard]);
    } catch (error) {
      onError(error);
    } finally {
      meanwhile = undefined;
    }
  };

  return {
    isRevoked: (tokenId: string): boolean => known.has(tokenId),

    async revoke(tokens: readonly { readonly tokenId: string; readonly expiresAt: number }[]): Promise<void> {
      await store.revokeTokens(tokens);
      const tokenIds = tokens.map((token) => token.tokenId);
      learn(tokenIds);
      announce?.(tokenIds);
    },

    /** Another replica says so. */
    hear: learn,

    /** What is known stays known while the database is away. */
    refresh(): Promise<void> {
      refreshing ??= read().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
  };
}

export type RevokedTokens = ReturnType<typeof createRevokedTokens>;
