import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import type { TagRevision } from '../ports/registry.ts';
import { createTagHistory } from './tag-history.ts';

describe('the history of a tag', () => {
  const tag = { repository: RepositoryName.parse('alice/app'), tag: 'latest' };
  const revision: TagRevision = {
    revision: 1,
    imageId: 'a'.repeat(64),
    movedAt: '2026-01-01T00:00:00.000Z',
    keepUntil: null,
    movedBy: null,
  };
  async function aSite(access: 'public' | 'private' = 'public') {
    const hub = aMemoryHub();
    const [alice, bobby] = [await hub.addUser('alice'), await hub.addUser('bobby')];
    const { repositoryId } = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access,
    });
    const restored: unknown[] = [];
    const registry = {
      listTagHistory: () => Promise.resolve([revision]),
      restoreTagRevision: (query: unknown) => {
        restored.push(query);
        return Promise.resolve();
      },
    };
    return { ...hub, alice, bobby, repositoryId, restored, history: createTagHistory({ ...hub, registry }) };
  }

  it('is for readers', async () => {
    expect(await (await aSite()).history.list((await aSite()).bobby, tag)).toEqual([revision]);
    const { history, bobby } = await aSite('private');
    await expect(history.list(bobby, tag)).rejects.toMatchObject({ code: 'repository_not_found' });
  });

  it('leads back for writers', async () => {
    const { history, alice, bobby, restored, repositoryId } = await aSite();
    await expect(history.restore(bobby, tag, 1)).rejects.toMatchObject({ code: 'forbidden' });
    expect(restored).toEqual([]);
    await history.restore(alice, tag, 1);
    expect(restored).toEqual([{ repositoryId, tag: 'latest', revision: 1, userId: alice.userId }]);
  });
});
