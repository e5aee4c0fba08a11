import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run as runCommand } from '../../test/a-run.ts';

const id = '1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b';
const aRun = (state: string, result: object | null = null) => ({
  id,
  kind: 'verify',
  parameters: {},
  state,
  progress: { done: 0, total: null, unit: '', note: '' },
  result,
  error: null,
  createdBy: 'root',
  createdAt: '2026-11-25T08:00:00.000Z',
  startedAt: null,
  finishedAt: null,
});
const done = aRun('done', { blobs: 1, bytes: 1, corrupt: 0, missing: 0, failed: 0 });

describe('a command that waits for its run', () => {
  let home: string;
  let server: Server;
  /** What each look at the run is answered; the last one is for all further ones. */
  let looks: (() => { readonly status: number; readonly body: object } | 'cut')[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'drydock-follow-'));
    server = createServer((request, response) => {
      const answer = (): { readonly status: number; readonly body: unknown } | 'cut' => {
        if (request.url === '/v1/_ping') return { status: 200, body: true };
        if (request.method === 'POST') return { status: 202, body: aRun('queued') };
        return (looks.length > 1 ? looks.shift() : looks[0])?.() ?? 'cut';
      };
      const look = answer();
      if (look === 'cut') {
        response.destroy();
        return;
      }
      response.writeHead(look.status, {
        'Content-Type': 'application/json',
        'X-Docker-Registry-Version': '0.6.0',
      });
      response.end(JSON.stringify(look.body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(home, { recursive: true });
  });

  const verify = (signal?: AbortSignal) => {
    const { port } = server.address() as AddressInfo;
    const args = ['admin', 'verify', 'run', '--host', `127.0.0.1:${String(port)}`];
    return runCommand(args, { homeDir: home, ...(signal ? { signal } : {}) });
  };

  it('waits for a server that restarts meanwhile', async () => {
    const away = { status: 503, body: { error: 'Try again later' } };
    looks = [() => away, () => 'cut', () => ({ status: 502, body: {} }), () => ({ status: 200, body: done })];
    expect(await verify()).toMatchObject({ exitCode: 0, error: '' });
  });

  it('does not wait for what will not be better', async () => {
    looks = [() => ({ status: 404, body: { error: 'Run not found' } })];
    expect(await verify()).toMatchObject({ exitCode: 4 });
  });

  it('says, when it is interrupted, that the run goes on and how to wait for it', async () => {
    const interrupt = new AbortController();
    looks = [
      () => {
        interrupt.abort();
        return { status: 200, body: aRun('running') };
      },
    ];
    const { exitCode, error } = await verify(interrupt.signal);
    expect(exitCode).toBe(130);
    expect(error).toContain(`"drydock admin runs show ${id} --wait"`);
    expect(error).toContain('drydock: interrupted');
  });
});
