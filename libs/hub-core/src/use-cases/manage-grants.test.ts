import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createGrants } from './manage-grants.ts';

describe('grants', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const root = await hub.addUser('root', { isAdmin: true });
    const alice = await hub.addUser('alice');
    const bobby = await hub.addUser('bobby');
    const add = (name: string) => hub.store.ensureRepository({ name, namespace: 'alice', access: 'private' });
    const app = await add('alice/app');
    const other = await add('alice/other');
    await hub.deliverOutbox();
    const pull = (repository: typeof app) => hub.issueToken({ repository, user: bobby, access: 'read' });
    return { ...hub, root, alice, bobby, app, other, pull, grants: createGrants(hub) };
  }
  const onApp = { namespace: 'alice', repository: 'app', username: 'bobby' };
  const onAll = { namespace: 'alice', repository: undefined, username: 'bobby' };

  it('name a repository in short or in full', async () => {
    const { grants, alice } = await aSite();
    await grants.save(alice, { ...onApp, level: 'read' });
    await grants.save(alice, { ...onApp, repository: 'alice/app', level: 'write' });
    const stored = [{ namespace: 'alice', repository: 'alice/app', username: 'bobby', level: 'write' }];
    for (const repository of [undefined, 'app', 'alice/app'])
      expect(await grants.list(alice, { namespace: 'alice', repository })).toMatchObject(stored);
    expect(await grants.list(alice, { namespace: 'alice', repository: 'none' })).toEqual([]);
  });

  it('are for those who administer the place', async () => {
    const { grants, alice, bobby, root } = await aSite();
    const all = { namespace: undefined, repository: undefined };
    await expect(grants.save(bobby, { ...onApp, level: 'read' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(grants.list(bobby, { ...all, namespace: 'alice' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(grants.list(alice, all)).rejects.toMatchObject({ code: 'forbidden' });
    await grants.save(alice, { ...onApp, level: 'admin' });
    // Who administers one repository grants there, and not in the namespace.
    await grants.save(bobby, { ...onApp, username: 'root', level: 'read' });
    await expect(grants.save(bobby, { ...onAll, username: 'root', level: 'read' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await grants.list(root, all)).toHaveLength(2);
  });

  it('give nobody who is not there a right, and take none that is not there', async () => {
    const { grants, alice } = await aSite();
    await expect(grants.save(alice, { ...onApp, username: 'nobody', level: 'read' })).rejects.toMatchObject({
      code: 'user_not_found',
    });
    await expect(grants.remove(alice, onApp)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      grants.save(alice, { ...onApp, repository: 'Bad Name', level: 'read' }),
    ).rejects.toMatchObject({ code: 'invalid_repository_name' });
  });

  it('take the tokens of the repository along, and no others', async () => {
    const { grants, alice, app, other, pull, registry } = await aSite();
    for (const repository of ['app', 'other'])
      await grants.save(alice, { ...onApp, repository, level: 'read' });
    await pull(app);
    await pull(other);
    await grants.remove(alice, onApp);
    expect(registry.revoked).toHaveLength(1);
  });

  it('take the tokens of the whole namespace along', async () => {
    const { grants, alice, app, other, pull, registry } = await aSite();
    await grants.save(alice, { ...onAll, level: 'read' });
    await pull(app);
    await pull(other);
    await grants.remove(alice, onAll);
    expect(registry.revoked).toHaveLength(2);
  });

  it('take tokens along when they get lower, and leave them when they get higher', async () => {
    const { grants, alice, app, pull, registry } = await aSite();
    await grants.save(alice, { ...onApp, level: 'read' });
    await pull(app);
    await grants.save(alice, { ...onApp, level: 'write' });
    expect(registry.revoked).toEqual([]);
    await grants.save(alice, { ...onApp, level: 'read' });
    expect(registry.revoked).toHaveLength(1);
  });
});
