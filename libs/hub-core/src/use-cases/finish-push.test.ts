import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createFinishPush } from './finish-push.ts';
import type { HubCaller } from './resolve-caller.ts';

describe('finishPush', () => {
  const id = 'a'.repeat(64);
  async function aSite() {
    const hub = aMemoryHub();
    const [alice, bobby] = [await hub.addUser('alice'), await hub.addUser('bobby')];
    const { repositoryId } = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    const finishPush = createFinishPush(hub);
    const finish = (caller: HubCaller, imageId = id) =>
      finishPush({
        caller,
        repository: RepositoryName.parse('alice/app'),
        images: [{ id: imageId, checksum: 'tarsum+sha256:1' }],
      });
    return { ...hub, alice, bobby, repositoryId, finish };
  }

  it('[17] keeps the checksums of engines that send them', async () => {
    const { finish, alice, store, repositoryId } = await aSite();
    await finish({ kind: 'user', user: alice });
    expect(await store.listImages(repositoryId)).toEqual([{ id, checksum: 'tarsum+sha256:1' }]);
  });

  it('[17] is for who may push, with proper ids', async () => {
    const { finish, alice, bobby, store, repositoryId } = await aSite();
    await expect(finish({ kind: 'anonymous' })).rejects.toMatchObject({ code: 'requires_authorization' });
    await expect(finish({ kind: 'user', user: bobby })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(finish({ kind: 'user', user: alice }, 'x')).rejects.toMatchObject({ code: 'invalid_data' });
    expect(await store.listImages(repositoryId)).toEqual([]);
  });
});
