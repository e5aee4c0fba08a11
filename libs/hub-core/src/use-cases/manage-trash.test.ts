import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import type { UserRow } from '../ports/hub-store.ts';
import { createTrash } from './manage-trash.ts';

describe('the trash', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const root = await hub.addUser('root', { isAdmin: true });
    const alice = await hub.addUser('alice');
    const bobby = await hub.addUser('bobby');
    const { repositoryId } = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    const put = (tag: string | null): string => {
      const id = randomUUID();
      const times = { deletedAt: '2026-01-01T00:00:00.000Z', purgeAt: '2026-01-08T00:00:00.000Z' };
      hub.registry.trash.set(id, { id, repositoryId, repository: 'alice/app', tag, ...times, sizeBytes: 1 });
      return id;
    };
    const grantWrite = () =>
      hub.store.saveGrant({
        namespace: 'alice',
        repository: 'alice/app',
        username: 'bobby',
        userId: bobby.userId,
        level: 'write',
      });
    const trash = createTrash(hub);
    const list = async (actor: UserRow) =>
      (await trash.list(actor, { after: undefined, limit: 10 })).map((entry) => entry.id);
    return { ...hub, root, alice, bobby, repositoryId, put, grantWrite, trash, list };
  }

  it('shows what one may write to, and administrators all', async () => {
    const { root, alice, bobby, put, list, grantWrite } = await aSite();
    const id = put('latest');
    expect([await list(root), await list(alice), await list(bobby)]).toEqual([[id], [id], []]);
    await grantWrite();
    expect(await list(bobby)).toEqual([id]);
  });

  it('gives tags back to those who write, and hides them from others', async () => {
    const { bobby, put, trash, grantWrite, registry } = await aSite();
    const id = put('latest');
    await expect(trash.restore(bobby, id)).rejects.toMatchObject({ code: 'not_found' });
    await grantWrite();
    await trash.restore(bobby, id);
    expect(registry.trash.size).toBe(0);
  });

  it('gives whole repositories back to those who administer them', async () => {
    const { alice, bobby, put, trash, grantWrite, store, registry, repositoryId } = await aSite();
    await store.trashRepository(repositoryId);
    const id = put(null);
    await grantWrite();
    for (const act of [trash.restore, trash.purge])
      await expect(act(bobby, id)).rejects.toMatchObject({ code: 'forbidden' });
    await trash.restore(alice, id);
    expect(registry.told.at(-1)).toMatchObject({ repositoryId, state: 'live' });
  });

  it('finishes with the next call a restoration that found the registry away', async () => {
    const { alice, put, trash, store, registry, deliverOutbox, repositoryId } = await aSite();
    await store.trashRepository(repositoryId);
    await deliverOutbox();
    const id = put(null);
    // It still knows its trash when the state is to be told.
    registry.saveRepository = () => Promise.reject(new Error('away'));
    await expect(trash.restore(alice, id)).rejects.toThrow('away');
    expect((await store.findRepository(repositoryId))?.state).toBe('live');
    registry.saveRepository = () => Promise.resolve();
    await trash.restore(alice, id);
    expect(await deliverOutbox()).toBe(0);
  });

  it('keeps the name of one that came after', async () => {
    const { alice, put, trash, store, repositoryId } = await aSite();
    await store.trashRepository(repositoryId);
    const id = put(null);
    await store.ensureRepository({ name: 'alice/app', namespace: 'alice', access: 'public' });
    await expect(trash.restore(alice, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('gives up for good what one may delete', async () => {
    const { alice, bobby, put, trash, registry } = await aSite();
    const id = put('latest');
    await expect(trash.purge(bobby, id)).rejects.toMatchObject({ code: 'not_found' });
    await trash.purge(alice, id);
    expect(registry.trash.size).toBe(0);
    await expect(trash.purge(alice, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
