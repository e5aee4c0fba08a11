import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';
import { loadKeys } from './key-files.ts';
import { createTokenAuthority } from './token-authority.ts';

describe('signing keys in files', () => {
  let directory: TempDirectory;
  beforeEach(async () => {
    directory = await tempDirectory('keys');
  });
  afterEach(() => directory.remove());
  const path = () => join(directory.path, 'keys');

  it('makes one where there is none, for its owner alone, and finds it again', async () => {
    const [made] = await loadKeys(path());
    const [file = ''] = await readdir(path());
    expect((await stat(join(path(), file))).mode & 0o777).toBe(0o600);
    expect(await loadKeys(path())).toEqual([made]);
  });

  it('signs with the newest and verifies with all', async () => {
    const [old] = await loadKeys(path());
    const claims = {
      tokenId: crypto.randomUUID(),
      repositoryId: crypto.randomUUID(),
      repository: 'a/b',
      access: 'read',
      issuedAt: 1,
      expiresAt: 4_000_000_000,
      links: [],
    } as const;
    const signature = await createTokenAuthority([old]).signToken(claims);
    const newer = { ...old.privateJwk };
    await writeFile(join(path(), '9999-12-31-newer.jwk.json'), JSON.stringify(newer), { mode: 0o600 });
    const keys = await loadKeys(path());
    expect(keys.map((key) => key.kid)).toEqual(['9999-12-31-newer', old.kid]);
    const authority = createTokenAuthority(keys);
    expect(await authority.verifyToken(signature)).toEqual(claims);
    expect(authority.listKeys().every(({ jwk }) => !('d' in jwk))).toBe(true);
  });

  it('names a file that is no key', async () => {
    await loadKeys(path());
    await writeFile(join(path(), '9999-broken.jwk.json'), '{');
    await expect(loadKeys(path())).rejects.toMatchObject({ code: 'configuration_invalid' });
    await expect(loadKeys(path())).rejects.toThrow('9999-broken.jwk.json');
  });

  it('agrees on one key when two start at once', async () => {
    const [[first], [second]] = await Promise.all([loadKeys(path()), loadKeys(path())]);
    expect(first.kid).toBe(second.kid);
  });
});
