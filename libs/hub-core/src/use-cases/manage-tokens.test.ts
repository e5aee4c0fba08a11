import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createTokens } from './manage-tokens.ts';

describe('tokens', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const [root, alice, bobby] = [
      await hub.addUser('root', { isAdmin: true }),
      await hub.addUser('alice'),
      await hub.addUser('bobby'),
    ];
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    await hub.deliverOutbox();
    const tokens = createTokens(hub);
    const list = (actor: typeof alice, username?: string) =>
      tokens.list(actor, { username, after: undefined, limit: 10 });
    await hub.issueToken({ repository, user: alice, access: 'write' });
    const [mine] = await list(alice);
    if (!mine) throw new Error('one was issued');
    return { ...hub, root, alice, bobby, tokens, list, mine };
  }

  it('are one’s own, and an administrator’s to see', async () => {
    const { root, bobby, list, mine } = await aSite();
    expect(mine).toMatchObject({ repository: 'alice/app', access: 'write', username: 'alice' });
    expect(await list(bobby)).toEqual([]);
    await expect(list(bobby, 'alice')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await list(root, 'alice')).toEqual([mine]);
    await expect(list(root, 'nobody')).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('are revoked by their owner or an administrator; to others they are not there', async () => {
    const { root, alice, bobby, tokens, mine, registry } = await aSite();
    await expect(tokens.revoke(bobby, mine.tokenId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(tokens.revoke(root, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    await tokens.revoke(alice, mine.tokenId);
    expect(registry.revoked).toEqual([mine.tokenId]);
    // Again: nothing is left to revoke.
    await tokens.revoke(root, mine.tokenId);
    expect(registry.revoked).toHaveLength(1);
  });

  it('are revoked here while the registry is away, which hears of it later', async () => {
    const { alice, tokens, mine, registry, store, deliverOutbox } = await aSite();
    registry.isAway = true;
    await tokens.revoke(alice, mine.tokenId);
    expect(await store.isTokenLive(mine.tokenId)).toBe(false);
    registry.isAway = false;
    await deliverOutbox();
    expect(registry.revoked).toEqual([mine.tokenId]);
  });
});
