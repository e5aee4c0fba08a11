import { expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import type { HubStore } from '../ports/hub-store.ts';
import type { RepositoryState } from '../ports/registry.ts';
import { addRepository, addToken, addUser, newName } from './fixtures.ts';

/** Collects what the registry would hear. */
function listener(failAt?: (state: RepositoryState) => boolean) {
  const told: RepositoryState[] = [];
  const revoked: string[] = [];
  return {
    told,
    revoked,
    deliver: {
      repository: async (state: RepositoryState) => {
        if (failAt?.(state)) throw new AppError('unavailable');
        told.push(state);
      },
      revocations: async (tokens: readonly { tokenId: string }[]) => {
        revoked.push(...tokens.map((token) => token.tokenId));
      },
    },
  };
}

export function describeStoredTokens(open: () => HubStore): void {
  it('keeps a row for each token, anonymous ones too', async () => {
    const store = open();
    const user = await addUser(store);
    const { repositoryId, name } = await addRepository(store, `${newName('ns')}/app`);
    const own = await addToken(store, { repositoryId, userId: user.userId, access: 'write' });
    const anonymous = await addToken(store, { repositoryId });
    expect(await store.findToken(own)).toMatchObject({
      tokenId: own,
      repository: name,
      access: 'write',
      username: user.username,
      revokedAt: null,
    });
    expect(await store.findToken(anonymous)).toMatchObject({ username: null, userId: null });
    expect(await store.isTokenLive(anonymous)).toBe(true);
    const expired = await addToken(store, { repositoryId, ageSeconds: 100, lifetimeSeconds: 50 });
    expect(await store.isTokenLive(expired)).toBe(false);
  });

  it('lists a user’s living tokens, newest first, page by page', async () => {
    const store = open();
    const { userId } = await addUser(store);
    const { repositoryId } = await addRepository(store, `${newName('ns')}/app`);
    const [old, middle, fresh] = [
      await addToken(store, { repositoryId, userId, ageSeconds: 300 }),
      await addToken(store, { repositoryId, userId, ageSeconds: 200 }),
      await addToken(store, { repositoryId, userId, ageSeconds: 100 }),
    ];
    await addToken(store, { repositoryId, userId, ageSeconds: 100, lifetimeSeconds: 50 });
    const page = async (after: string | undefined) =>
      (await store.listTokens({ userId, after, limit: 2 })).map((token) => token.tokenId);
    expect(await page(undefined)).toEqual([fresh, middle]);
    expect(await page(middle)).toEqual([old]);
  });

  it('revokes by user, namespace and repository, links included, but not from those who keep their right', async () => {
    const store = open();
    const [member, other] = [await addUser(store), await addUser(store)];
    const namespace = newName('ns');
    const [app, linked] = [
      await addRepository(store, `${namespace}/app`),
      await addRepository(store, `${namespace}/linked`),
    ];
    const elsewhere = await addRepository(store, `${newName('ns')}/x`);
    const issue = (repositoryId: string, userId?: string, links: string[] = []) =>
      addToken(store, { repositoryId, ...(userId === undefined ? {} : { userId }), links });
    const ofMember = await issue(app.repositoryId, member.userId);
    const ofOther = await issue(app.repositoryId, other.userId);
    const anonymous = await issue(linked.repositoryId);
    const byLink = await issue(elsewhere.repositoryId, member.userId, [linked.repositoryId]);
    const untouched = await issue(elsewhere.repositoryId, member.userId);
    const idsOf = (tokens: readonly { tokenId: string }[]) => tokens.map((token) => token.tokenId).sort();

    expect(
      idsOf(await store.revokeTokens({ repositoryId: linked.repositoryId, exceptUserIds: [member.userId] })),
    ).toEqual([anonymous]);
    expect(idsOf(await store.revokeTokens({ userId: member.userId, namespace }))).toEqual(
      [ofMember, byLink].sort(),
    );
    expect(await store.revokeTokens({ userId: member.userId, namespace })).toEqual([]);
    expect(idsOf(await store.revokeTokens({ tokenId: ofOther }))).toEqual([ofOther]);
    expect(await store.isTokenLive(untouched)).toBe(true);
    expect((await store.findToken(ofOther))?.revokedAt).toBeInstanceOf(Date);

    const { revoked, deliver } = listener();
    await store.drainOutbox(deliver);
    expect(revoked).toEqual(expect.arrayContaining([anonymous, ofMember, byLink, ofOther]));
  });

  it('tells the registry of each change in order and forgets what was delivered', async () => {
    const store = open();
    await store.drainOutbox(listener().deliver);
    const first = await addRepository(store, `${newName('ns')}/first`);
    const second = await addRepository(store, `${newName('ns')}/second`);
    await store.changeRepository(first.repositoryId, { access: 'private' });
    const failing = listener((state) => state.repositoryId === second.repositoryId);
    await expect(store.drainOutbox(failing.deliver)).rejects.toMatchObject({ code: 'unavailable' });
    expect(failing.told).toEqual([
      {
        repositoryId: first.repositoryId,
        name: first.name,
        access: 'private',
        state: 'live',
        version: first.version + 1,
      },
    ]);
    const { told, deliver } = listener();
    await store.drainOutbox(deliver);
    expect(told.map((state) => state.repositoryId)).toEqual([second.repositoryId, first.repositoryId]);
    expect(await store.drainOutbox(deliver)).toBe(0);
  });

  it('forgets tokens a day after their end', async () => {
    const store = open();
    const { repositoryId } = await addRepository(store, `${newName('ns')}/app`);
    const dayBefore = await addToken(store, { repositoryId, ageSeconds: 3 * 86_400 });
    const recent = await addToken(store, { repositoryId, ageSeconds: 86_400 + 60 });
    expect(await store.removeExpiredTokens(1)).toBe(1);
    expect(await store.removeExpiredTokens(10)).toBe(0);
    expect(await store.findToken(dayBefore)).toBeUndefined();
    expect(await store.findToken(recent)).toBeDefined();
  });
}
