import { describe, expect, it } from 'vitest';
import { createRevokedTokens } from './revoked-tokens.ts';

function aStore() {
  const rows: string[] = [];
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  return {
    rows,
    hold: () => {
      held = new Promise((resolve) => (release = resolve));
    },
    release: () => release(),
    store: {
      revokeTokens: (tokens: readonly { readonly tokenId: string }[]) => {
        rows.push(...tokens.map(({ tokenId }) => tokenId));
        return Promise.resolve();
      },
      async listRevokedTokens() {
        const seen = [...rows];
        await held;
        return seen;
      },
    },
  };
}

const onError = (error: unknown) => {
  throw error;
};

describe('createRevokedTokens', () => {
  it('tells the others when the row is there', async () => {
    const { store, rows } = aStore();
    const told: unknown[] = [];
    const revoked = createRevokedTokens({
      store,
      onError,
      announce: (ids) => told.push([...ids], [...rows]),
    });
    await revoked.revoke([{ tokenId: 'one', expiresAt: 1 }]);
    expect(told).toEqual([['one'], ['one']]);
    expect(revoked.isRevoked('one')).toBe(true);
  });

  it('does not forget what it hears while it reads rows that are older', async () => {
    const { store, hold, release, rows } = aStore();
    rows.push('old');
    const revoked = createRevokedTokens({ store, onError });
    hold();
    const refreshing = revoked.refresh();
    revoked.hear(['new']);
    release();
    await refreshing;
    expect(['old', 'new', 'none'].map((id) => revoked.isRevoked(id))).toEqual([true, true, false]);
  });

  it('forgets what the rows no longer hold', async () => {
    const { store, rows } = aStore();
    const revoked = createRevokedTokens({ store, onError });
    revoked.hear(['expired']);
    rows.push('live');
    await revoked.refresh();
    expect([revoked.isRevoked('expired'), revoked.isRevoked('live')]).toEqual([false, true]);
  });
});
