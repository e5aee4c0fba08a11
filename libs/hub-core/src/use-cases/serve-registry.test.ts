import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createAuthenticate } from './authenticate.ts';
import { createServeRegistry } from './serve-registry.ts';

describe('serveRegistry', () => {
  it('says who it is and which level they have of their own where the registry asks', async () => {
    const hub = aMemoryHub();
    const [alice, root] = [await hub.addUser('alice'), await hub.addUser('root', { isAdmin: true })];
    const add = async (name: string) => {
      const [namespace = ''] = name.split('/');
      return (await hub.store.ensureRepository({ name, namespace, access: 'public' })).repositoryId;
    };
    const [own, foreign, gone] = [await add('alice/app'), await add('bobby/app'), await add('alice/gone')];
    await hub.store.trashRepository(gone);
    const service = createServeRegistry({
      ...hub,
      authenticate: createAuthenticate({ ...hub, now: () => 0 }),
    });
    const ask = (username: string) =>
      service.authenticate({
        username,
        password: `password of ${username}`,
        repositoryIds: [own, foreign, gone],
      });
    expect(await ask('alice')).toEqual({
      userId: alice.userId,
      username: 'alice',
      isAdmin: false,
      access: { [own]: 'admin', [foreign]: 'none' },
    });
    expect(await ask('root')).toMatchObject({
      userId: root.userId,
      isAdmin: true,
      access: { [own]: 'admin', [foreign]: 'admin' },
    });
    await expect(
      service.authenticate({ username: 'alice', password: 'wrong', repositoryIds: [] }),
    ).rejects.toMatchObject({ code: 'invalid_credentials' });
  });
});
