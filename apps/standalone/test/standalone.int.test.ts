import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort, tempDirectory, type TempDirectory } from '@drydock/testing';

const script = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const started = new Set<() => Promise<unknown>>();
afterEach(async () => {
  for (const stop of started) await stop();
  started.clear();
});

function aStandalone(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@drydock/source', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = once(child, 'exit').then(([code]) => Number(code));
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  started.add(async () => {
    child.kill('SIGTERM');
    await exit;
  });
  const up = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => output.includes('Ctrl-C') && resolve());
    void exit.then((code) => reject(new Error(`ended with ${String(code)}: ${output}`)));
  });
  // Some tests want it to end; they look at `exit`.
  up.catch(() => undefined);
  return { child, exit, up, output: () => output };
}

describe('the standalone', () => {
  let directory: TempDirectory;
  beforeAll(async () => {
    directory = await tempDirectory('standalone');
  });
  afterAll(() => directory.remove());

  const settings = async () => ({
    DRYDOCK_DATA_DIR: `${directory.path}/data`,
    DRYDOCK_PORT: String(await freePort()),
  });
  const status = async (port: string, path: string, basic?: string) => {
    const headers = basic ? { Authorization: `Basic ${Buffer.from(basic).toString('base64')}` } : {};
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };

  it('serves with a generated password that is shown once, also after it was killed', async () => {
    const env = await settings();
    const first = aStandalone(env);
    await first.up;
    const password = /password\s+(\S+)\s+\(generated/.exec(first.output())?.[1] ?? '';
    expect(await status(env.DRYDOCK_PORT, '/v1/_ping')).toBe(200);
    expect(await status(env.DRYDOCK_PORT, '/_status')).toBe(200);
    expect(await status(env.DRYDOCK_PORT, '/v1/users/', `admin:${password}`)).toBe(200);
    expect(await status(env.DRYDOCK_PORT, '/v1/users/', 'admin:wrong')).toBe(401);
    expect(await status(env.DRYDOCK_PORT, '/internal/keys')).toBe(404);

    const second = aStandalone(env);
    expect(await second.exit).toBe(78);
    expect(second.output()).toContain(`in use by process ${String(first.child.pid)}`);

    first.child.kill('SIGKILL');
    await first.exit;
    const again = aStandalone(env);
    await again.up;
    expect(again.output()).not.toContain(password);
    expect(await status(env.DRYDOCK_PORT, '/v1/users/', `admin:${password}`)).toBe(200);
    again.child.kill('SIGINT');
    again.child.kill('SIGINT');
    expect(await again.exit).toBe(0);
  });

  it('explains a taken port before it starts PostgreSQL, and leaves nothing running', async () => {
    const first = { ...(await settings()), DRYDOCK_DATA_DIR: `${directory.path}/one` };
    await aStandalone(first).up;
    const second = aStandalone({ ...first, DRYDOCK_DATA_DIR: `${directory.path}/two` });
    expect(await second.exit).toBe(78);
    expect(second.output()).toContain(`port ${first.DRYDOCK_PORT} (DRYDOCK_PORT)`);
    expect(second.output()).not.toContain('PostgreSQL');
  });

  it('names all faults of its configuration at once', async () => {
    const one = aStandalone({
      DRYDOCK_PORT: '99999',
      DRYDOCK_REGISTRATION: 'maybe',
      DRYDOCK_ADMIN_PASSWORD: 'x',
    });
    expect(await one.exit).toBe(78);
    expect(one.output()).toContain('DRYDOCK_PORT is "99999"');
    expect(one.output()).toContain('DRYDOCK_REGISTRATION is "maybe"');
    expect(one.output()).toContain('DRYDOCK_ADMIN_PASSWORD must be');
  });
});
