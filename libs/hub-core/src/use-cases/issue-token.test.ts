import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createIssueToken, tokenLifetimeSeconds } from './issue-token.ts';

const now = () => Math.floor(Date.now() / 1000);

describe('issueToken', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'private',
    });
    return { ...hub, alice, repository };
  }

  it('names repository, access and user, lives for a day and has a row', async () => {
    const { issueToken, tokens, store, alice, repository } = await aSite();
    const { header } = await issueToken({ repository, user: alice, access: 'write' });
    const [, signature = ''] = /^signature=([^,]+),repository="alice\/app",access=write$/.exec(header) ?? [];
    const claims = await tokens.verifyToken(signature);
    expect(claims).toMatchObject({
      repositoryId: repository.repositoryId,
      repository: 'alice/app',
      access: 'write',
      userId: alice.userId,
    });
    expect((claims?.expiresAt ?? 0) - (claims?.issuedAt ?? 0)).toBe(tokenLifetimeSeconds);
    expect(await store.isTokenLive(claims?.tokenId ?? '')).toBe(true);
  });

  it('links from the namespace and from library when it writes, from nowhere when it reads', async () => {
    const { issueToken, tokens, store, alice, repository } = await aSite();
    const own = await store.ensureRepository({ name: 'alice/base', namespace: 'alice', access: 'private' });
    const official = await store.ensureRepository({
      name: 'library/base',
      namespace: 'library',
      access: 'public',
    });
    await store.ensureRepository({ name: 'bobby/app', namespace: 'bobby', access: 'public' });
    const linksOf = async (access: 'read' | 'write') => {
      const { header } = await issueToken({ repository, user: alice, access });
      return (await tokens.verifyToken(/signature=([^,]+)/.exec(header)?.[1] ?? ''))?.links;
    };
    expect(await linksOf('write')).toEqual([own.repositoryId, official.repositoryId]);
    expect(await linksOf('read')).toEqual([]);
  });

  it.each([
    ['the account is deactivated', { isActive: false }],
    ['the password is reset', { passwordHash: 'other' }],
  ])('gives nothing when %s while it is made', async (_what, change) => {
    const { store, tokens, findLevel, alice, repository } = await aSite();
    const issueToken = createIssueToken({
      store: {
        ...store,
        addToken: async (token) => {
          await store.changeUser('alice', change);
          await store.addToken(token);
        },
      },
      tokens,
      findLevel,
      now,
    });
    await expect(issueToken({ repository, user: alice, access: 'write' })).rejects.toMatchObject({
      code: 'requires_authorization',
    });
    const rows = await store.listTokens({ userId: alice.userId, after: undefined, limit: 10 });
    expect(rows.every((row) => row.revokedAt !== null)).toBe(true);
  });

  it('gives an anonymous caller nothing when the repository gets private while it is made', async () => {
    const { store, tokens, findLevel, repository } = await aSite();
    const issueToken = createIssueToken({ store, tokens, findLevel, now });
    const stale = { ...repository, access: 'public' as const };
    await expect(issueToken({ repository: stale, user: undefined, access: 'read' })).rejects.toMatchObject({
      code: 'requires_authorization',
    });
  });
});
