import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';
import { openDataDirectory } from './data-directory.ts';
import { keptSecret } from './kept-secret.ts';

describe('the data directory', () => {
  let temporary: TempDirectory;
  let count = 0;
  const fresh = () => join(temporary.path, `data-${String((count += 1))}`);
  beforeAll(async () => {
    temporary = await tempDirectory('data');
  });
  afterAll(() => temporary.remove());

  it('is made, closed to others where secrets lie, and opened again after it was given up', () => {
    const root = fresh();
    const directory = openDataDirectory(root);
    expect(statSync(directory.secrets).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(root, 'version'), 'utf8')).toBe('1\n');
    directory.unlock();
    openDataDirectory(root).unlock();
  });

  it('lets one process in, and names it to the next', () => {
    const root = fresh();
    const directory = openDataDirectory(root);
    expect(() => openDataDirectory(root)).toThrow(`in use by process ${String(process.pid)}`);
    directory.unlock();
  });

  it('takes over the lock of a process that is gone', async () => {
    const root = fresh();
    mkdirSync(root);
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(join(root, 'lock'), `${String(child.pid)} 1\n`);
    openDataDirectory(root).unlock();
  });

  it('takes over the lock when another process has got the number since', () => {
    const root = fresh();
    mkdirSync(root);
    writeFileSync(join(root, 'lock'), `${String(process.pid)} 1\n`);
    openDataDirectory(root).unlock();
  });

  it.each([
    ['999\n', 'newer version of Drydock'],
    ['what\n', 'does not hold a version'],
  ])('refuses version %j', (version, words) => {
    const root = fresh();
    mkdirSync(root);
    writeFileSync(join(root, 'version'), version);
    expect(() => openDataDirectory(root)).toThrow(words);
    // Refusing leaves no lock behind.
    expect(() => openDataDirectory(root)).toThrow(words);
  });

  it('says that a file is in the way', () => {
    const root = fresh();
    writeFileSync(root, '');
    expect(() => openDataDirectory(root)).toThrow('DRYDOCK_DATA_DIR');
  });

  it('says that it cannot be made, also where root may not write', () => {
    expect(() => openDataDirectory('/dev/null/data')).toThrow('cannot be made or is not writable');
  });

  it.skipIf(platform() !== 'linux')('says so too where no folder can be made', () => {
    expect(() => openDataDirectory('/proc/drydock/data')).toThrow('cannot be made or is not writable');
  });

  it('is made with the folders above it', () => {
    const root = join(fresh(), 'deep', 'down');
    openDataDirectory(root).unlock();
    expect(statSync(root).isDirectory()).toBe(true);
  });

  it('keeps a secret', () => {
    const directory = openDataDirectory(fresh());
    const secret = keptSecret(directory.secrets, 'one');
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(keptSecret(directory.secrets, 'one')).toBe(secret);
    expect(keptSecret(directory.secrets, 'two')).not.toBe(secret);
    expect(statSync(join(directory.secrets, 'one')).mode & 0o777).toBe(0o600);
    directory.unlock();
  });
});
