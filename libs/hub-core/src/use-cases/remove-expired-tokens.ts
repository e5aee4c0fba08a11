import type { HubStore } from '../ports/hub-store.ts';

const batch = 1_000;

/** Tokens end after a day and nobody asks for them afterwards. In small steps, so that no lock is held for long. */
export function createRemoveExpiredTokens({ store }: { readonly store: HubStore }) {
  return async (): Promise<number> => {
    let removed = 0;
    for (;;) {
      const count = await store.removeExpiredTokens(batch);
      removed += count;
      if (count < batch) return removed;
    }
  };
}

export type RemoveExpiredTokens = ReturnType<typeof createRemoveExpiredTokens>;
