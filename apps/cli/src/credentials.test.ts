import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentialStore } from './credentials.ts';

describe('the credentials', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'drydock-home-'));
  });
  afterEach(() => rm(home, { recursive: true }));
  const modeOf = async (path: string): Promise<number> => (await stat(join(home, path))).mode & 0o777;

  it('are readable by their owner alone', async () => {
    await createCredentialStore(home).saveLogin('a:1', { username: 'u', password: 'p' });
    expect(await modeOf('.drydock')).toBe(0o700);
    expect(await modeOf('.drydock/credentials.json')).toBe(0o600);
  });

  it('stay so when the file was there with another mode', async () => {
    const store = createCredentialStore(home);
    await store.saveLogin('a:1', { username: 'u', password: 'p' });
    await writeFile(join(home, '.drydock/credentials.json'), '{"hosts":{}}', { mode: 0o644 });
    await store.saveLogin('b', { username: 'u', password: 'p' });
    expect(await modeOf('.drydock/credentials.json')).toBe(0o600);
  });

  it('are kept per host, and the last login names the host', async () => {
    const store = createCredentialStore(home);
    await store.saveLogin('a:1', { username: 'u', password: 'p:with:colons' });
    await store.saveLogin('b', { username: 'v', password: 'q' });
    expect(await store.findLogin('a:1')).toEqual({ username: 'u', password: 'p:with:colons' });
    expect(await store.findCurrentHost()).toBe('b');
    expect(await store.removeLogin('b')).toBe(true);
    expect(await store.removeLogin('b')).toBe(false);
    expect(await store.findLogin('b')).toBeUndefined();
    expect(await store.findCurrentHost()).toBe('a:1');
  });

  it('say what is wrong with a file that is none of theirs', async () => {
    const store = createCredentialStore(home);
    await store.saveLogin('a', { username: 'u', password: 'p' });
    await writeFile(join(home, '.drydock/credentials.json'), 'not json');
    await expect(store.findLogin('a')).rejects.toThrow('is not a credentials file');
  });
});
