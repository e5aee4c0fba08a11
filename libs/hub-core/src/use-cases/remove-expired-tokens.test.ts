import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createRemoveExpiredTokens } from './remove-expired-tokens.ts';

describe('removeExpiredTokens', () => {
  it('removes all that ended more than a day ago, in as many steps as it takes, and leaves the rest', async () => {
    const hub = aMemoryHub();
    const { repositoryId } = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    const nowSeconds = Date.now() / 1000;
    const add = async (expiresAt: number) => {
      const tokenId = randomUUID();
      const issuedAt = expiresAt - 60;
      await hub.store.addToken({
        tokenId,
        repositoryId,
        userId: undefined,
        access: 'read',
        links: [],
        issuedAt,
        expiresAt,
      });
      return tokenId;
    };
    for (let count = 0; count < 1_001; count += 1) await add(nowSeconds - 2 * 86_400);
    const kept = [await add(nowSeconds - 3_600), await add(nowSeconds + 3_600)];
    const removeExpiredTokens = createRemoveExpiredTokens(hub);
    expect(await removeExpiredTokens()).toBe(1_001);
    expect(await removeExpiredTokens()).toBe(0);
    for (const tokenId of kept) expect(await hub.store.findToken(tokenId)).toBeDefined();
  });
});
