import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually, freePort, tempDirectory } from '@drydock/testing';

const root = fileURLToPath(new URL('..', import.meta.url));
const startDeadlineMs = 90_000;

describe('Ctrl-C under npm start', () => {
  const cleanUps: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  });

  it('stops all of it in order: the terminal tells the whole group', async () => {
    const directory = await tempDirectory('ctrl-c');
    cleanUps.push(() => directory.remove());
    const port = String(await freePort());
    const child = spawn('npm', ['start'], {
      cwd: root,
      // As a shell does with what it puts into the foreground.
      detached: true,
      env: {
        ...process.env,
        DRYDOCK_PORT: port,
        DRYDOCK_HOST: '127.0.0.1',
        DRYDOCK_DATA_DIR: directory.path,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const group = child.pid;
    if (group === undefined) throw new Error('npm could not be started');
    const exit = once(child, 'exit');
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const isGroupAlive = (): boolean => {
      try {
        return process.kill(-group, 0);
      } catch {
        return false;
      }
    };
    cleanUps.push(() => {
      if (isGroupAlive()) process.kill(-group, 'SIGKILL');
      return Promise.resolve();
    });
    await eventually(() => expect(output).toContain('Ctrl-C stops it.'), { timeoutMs: startDeadlineMs });
    const postmaster = `${directory.path}/postgres/cluster/postmaster.pid`;
    expect(existsSync(postmaster)).toBe(true);

    process.kill(-group, 'SIGINT');
    await exit;
    // npm may be gone before what it started.
    await eventually(() => expect(isGroupAlive()).toBe(false), { timeoutMs: 30_000 });
    expect(existsSync(postmaster)).toBe(false);
    await expect(fetch(`http://127.0.0.1:${port}/_ping`)).rejects.toThrow();
    expect(output).not.toMatch(/could not stop in order|uncaught/);
  });
});
