import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run as runCommand, type RunResult } from '../../test/a-run.ts';
import { aRun, runId, startRunServer } from '../../test/a-run-server.ts';

const done = aRun('verify', 'done', { blobs: 1, bytes: 1, corrupt: 0, missing: 0, failed: 0 });

describe('a command that waits for its run', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'drydock-follow-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function drydock(
    words: readonly string[],
    server: Parameters<typeof startRunServer>[0],
    signal?: AbortSignal,
  ): Promise<RunResult> {
    const { host, close } = await startRunServer(server);
    try {
      return await runCommand([...words, '--host', host], { homeDir: home, ...(signal ? { signal } : {}) });
    } finally {
      await close();
    }
  }
  const verify = ['admin', 'verify', 'run'];

  it('waits for a server that restarts meanwhile', async () => {
    const looks = [
      () => ({ status: 503, body: { error: 'Try again later' } }),
      () => 'cut' as const,
      () => ({ status: 502, body: {} }),
      () => ({ status: 200, body: done }),
    ];
    expect(await drydock(verify, { looks })).toMatchObject({ exitCode: 0, error: '' });
  });

  it('does not wait for what will not be better', async () => {
    const looks = [() => ({ status: 404, body: { error: 'Run not found' } })];
    expect(await drydock(verify, { looks })).toMatchObject({ exitCode: 4 });
  });

  it('says, when it is interrupted, that the run goes on and how to wait for it', async () => {
    const interrupt = new AbortController();
    const looks = [
      () => {
        interrupt.abort();
        return { status: 200, body: aRun('verify', 'running') };
      },
    ];
    const { exitCode, error } = await drydock(verify, { looks }, interrupt.signal);
    expect(exitCode).toBe(130);
    expect(error).toContain(`"drydock admin runs show ${runId} --wait"`);
    expect(error).toContain('drydock: interrupted');
  });

  it('tells of a reconciliation what was left alone from what was healed', async () => {
    const healed = { quarantined: 1, marked_missing: 0 };
    const result = { objects: 5, rows: 3, counts: { orphans: 3, missing: 0 }, healed, stopped: null };
    const orphan = (kept: string | null) => ({
      kind: 'orphans',
      item: { storageKey: 'blobs/aa/bb', sizeBytes: 1, ...(kept === null ? {} : { kept }) },
    });
    const server = {
      looks: [() => ({ status: 200, body: aRun('reconcile', 'done', result) })],
      items: [orphan('young'), orphan(null), orphan('young')],
    };
    const { out } = await drydock(['admin', 'reconcile', '--fix'], server);
    expect(out).toContain('3 orphans; 1 healed or in quarantine, 2 left alone');
    const nothing = { ...result, healed: { quarantined: 0 }, counts: { orphans: 0 } };
    const agreeing = { looks: [() => ({ status: 200, body: aRun('reconcile', 'done', nothing) })] };
    expect((await drydock(['admin', 'reconcile', '--fix'], agreeing)).out).toContain('they agree\n');
  });
});
