import { describe, expect, it } from 'vitest';
import { RepositoryName } from '@drydock/kernel';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createIssueSession } from './issue-session.ts';
import { createListImages } from './list-images.ts';
import type { HubCaller } from './resolve-caller.ts';
import { createStartPull } from './start-pull.ts';

describe('startPull', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const repository = await hub.store.ensureRepository({
      name: 'alice/app',
      namespace: 'alice',
      access: 'public',
    });
    await hub.store.addImages(repository.repositoryId, [{ id: 'a'.repeat(64), checksum: undefined }]);
    const startPull = createStartPull({
      ...hub,
      listImages: createListImages(hub),
      issueSession: createIssueSession({ ...hub, now: () => 0 }),
    });
    const pull = (caller: HubCaller, wantsToken: boolean) =>
      startPull({ caller, name: RepositoryName.parse('alice/app'), wantsToken });
    return { ...hub, alice, repository, pull };
  }

  it('gives the list, and a token to read with when one is wanted', async () => {
    const { pull, alice } = await aSite();
    for (const caller of [{ kind: 'anonymous' }, { kind: 'user', user: alice }] as const) {
      const { images, token, session } = await pull(caller, true);
      expect(images).toEqual([{ id: 'a'.repeat(64) }]);
      expect(token).toMatch(/repository="alice\/app",access=read$/);
      expect(session).toBeDefined();
    }
  });

  it('gives a user who wants none the cookie alone, and the anonymous nothing', async () => {
    const { pull, alice } = await aSite();
    const mine = await pull({ kind: 'user', user: alice }, false);
    expect([mine.token, mine.session]).toEqual([undefined, 'session.0']);
    expect(await pull({ kind: 'anonymous' }, false)).toMatchObject({ token: undefined, session: undefined });
  });

  it('gives no token for a token', async () => {
    const { pull, issueToken, callerWith, repository, alice } = await aSite();
    const { header } = await issueToken({ repository, user: alice, access: 'write' });
    expect(await pull(await callerWith(header), true)).toMatchObject({
      token: undefined,
      session: undefined,
    });
  });
});
