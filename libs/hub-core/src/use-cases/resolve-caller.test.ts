import { describe, expect, it } from 'vitest';
import { aMemoryHub } from '../memory/a-memory-hub.ts';
import { createAuthenticate } from './authenticate.ts';
import { createResolveCaller } from './resolve-caller.ts';

describe('resolveCaller', () => {
  async function aSite() {
    const hub = aMemoryHub();
    const alice = await hub.addUser('alice');
    const repository = await hub.store.ensureRepository({
      name: 'library/tool',
      namespace: 'library',
      access: 'public',
    });
    const resolveCaller = createResolveCaller({
      ...hub,
      authenticate: createAuthenticate({ ...hub, now: () => 0 }),
    });
    const { header } = await hub.issueToken({ repository, user: alice, access: 'read' });
    return { ...hub, alice, header, resolveCaller };
  }
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([undefined, 'Token ', 'Basic Og=='])('[25] takes %o for anonymous', async (header) => {
    const { resolveCaller } = await aSite();
    expect(await resolveCaller(header)).toEqual({ kind: 'anonymous' });
  });

  it('knows users by their password', async () => {
    const { resolveCaller, alice } = await aSite();
    expect(await resolveCaller(basic('alice:password of alice'))).toEqual({ kind: 'user', user: alice });
    await expect(resolveCaller(basic('alice:wrong'))).rejects.toMatchObject({ code: 'invalid_credentials' });
    await expect(resolveCaller('Digest x')).rejects.toMatchObject({ code: 'requires_authorization' });
  });

  it('[24] reads a token in the spellings of the clients', async () => {
    const { resolveCaller, header, alice } = await aSite();
    for (const spelling of [
      header,
      `Token ${header}`,
      header.replaceAll(',', ', '),
      header.replaceAll('"', ''),
      header.replace('library/', ''),
    ])
      expect(await resolveCaller(`Token ${spelling}`)).toMatchObject({
        kind: 'token',
        claims: { repository: 'library/tool', access: 'read', userId: alice.userId },
      });
  });

  it('[26] takes no token whose repository or access was altered, none of another hub, none that was revoked', async () => {
    const { resolveCaller, header, revokeTokens, alice } = await aSite();
    for (const altered of [
      header.replace('library/tool', 'library/other'),
      header.replace('access=read', 'access=write'),
      header.replace('signature=', 'signature=x'),
    ])
      await expect(resolveCaller(`Token ${altered}`)).rejects.toMatchObject({
        code: 'requires_authorization',
      });
    await revokeTokens({ userId: alice.userId });
    await expect(resolveCaller(`Token ${header}`)).rejects.toMatchObject({ code: 'requires_authorization' });
  });
});
