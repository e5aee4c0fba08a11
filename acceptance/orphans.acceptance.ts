import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { freePort } from '@drydock/testing';

it('a process whose parent goes while it still loads ends as well', async () => {
  const child = spawn(process.execPath, ['dist/gateway/main.js'], {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, DRYDOCK_HOST: '127.0.0.1', DRYDOCK_PORT: String(await freePort()) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.disconnect();
  try {
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
