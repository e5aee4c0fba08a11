import { chmod, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { eventually, syntheticLayer } from '@drydock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, type Administration, type TestUser } from './support/administration.ts';
import { loggedInCli, type Cli } from './support/cli.ts';
import { anImage, imageCalls, pullToken, push } from './support/engine.ts';
import { readTar, sha256, writeTar } from './support/save-archive.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** Each step is a process of its own. */
const timeout = 400_000;
/** Windows of a second or two, so that what is deleted goes while somebody watches. */
const shortWindows = {
  DRYDOCK_LEASE_SECONDS: '2',
  DRYDOCK_GC_GRACE_SECONDS: '1',
  DRYDOCK_MAX_READ_SECONDS: '1',
  DRYDOCK_OBJECT_DELAY_SECONDS: '1',
  DRYDOCK_TRASH_SECONDS: '1',
  DRYDOCK_HISTORY_SECONDS: '1',
};

interface GcRun {
  readonly state: string;
  readonly result: { readonly dry_run: boolean; readonly images: number; readonly object_bytes: number };
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

describe('what an administrator does about storage, by the command line', { timeout }, () => {
  let deployment: RunningDeployment;
  let administration: Administration;
  let user: TestUser;
  let cli: Cli;

  beforeAll(async () => {
    deployment = await startDeployment('standalone', shortWindows);
    administration = administer(deployment);
    user = await administration.createUser('storage');
    cli = await loggedInCli(new URL(deployment.url).host, deployment.admin);
  });
  afterAll(async () => {
    await cli.remove();
    await deployment.stop();
  });

  it('collects what nothing holds, says before what it will be, and why the rest stays', async () => {
    const { client } = administration;
    const repository = `${user.username}/collected`;
    const base = anImage();
    const gone = anImage({ parent: base.id });
    const kept = anImage();
    await push(client, { ...user, repository, images: [base, gone], tags: { old: gone.id } });
    await push(client, { ...user, repository, images: [kept], tags: { kept: kept.id } });
    const why = await cli.run('admin', 'gc', 'explain', base.id);
    expect(why.out).toMatch(new RegExp(`child ${gone.id.slice(0, 12)}, tag ${repository}:old`));

    await cli.run('rm', `${repository}:old`, '--yes');
    // Trash, lease and delay end one after the other; the plan shows when all have.
    const planned = await eventually(
      async () => {
        await cli.run('admin', 'gc', 'run', '--quiet');
        const plan = (await cli.json(0, 'admin', 'gc', 'run', '--dry-run')) as GcRun;
        const status = (await cli.json(0, 'admin', 'gc', 'explain', kept.id)) as { images: unknown[] };
        expect(status.images).toHaveLength(1);
        const left = await cli.run('admin', 'gc', 'explain', base.id);
        expect(left.exitCode).toBe(4);
        return plan;
      },
      { timeoutMs: 60_000, intervalMs: 500 },
    );
    expect(planned).toMatchObject({ state: 'done', result: { dry_run: true } });
    expect(planned.items.map((item) => item['image_id'])).not.toContain(kept.id);
    const token = await pullToken(client, repository, user.authorization);
    expect((await imageCalls(client, token).read(kept.id, 'layer')).status).toBe(200);
    const status = (await cli.json(0, 'admin', 'gc', 'status')) as { windows: Record<string, number> };
    expect(status.windows['lease_seconds']).toBe(2);
  });

  it('finds rotten and missing layers, and heals them from an archive', async () => {
    const layers = [1, 2, 3].map((seed) => syntheticLayer(20_000 + seed, 100 + seed));
    const plain = layers.map(({ bytes }) => gunzipSync(bytes));
    const config = JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      history: plain.map(() => ({ created_by: 'test' })),
      rootfs: { type: 'layers', diff_ids: plain.map((layer) => `sha256:${sha256(layer)}`) },
    });
    const files = plain.map((body, at) => ({ name: `layer${String(at)}/layer.tar`, body }));
    const manifest = [{ Config: 'config.json', RepoTags: null, Layers: files.map(({ name }) => name) }];
    const archive = join(cli.directory, 'image.tar');
    const rest = [
      { name: 'config.json', body: config },
      { name: 'manifest.json', body: JSON.stringify(manifest) },
    ];
    await writeFile(archive, writeTar([...files, ...rest]));
    const { host } = new URL(deployment.url);
    const target = `${host}/${user.username}/healed:latest`;
    expect((await cli.run('push', archive, target)).exitCode).toBe(0);
    expect(await cli.json(0, 'admin', 'verify', 'run')).toMatchObject({ result: { failed: 0 } });
    expect(await cli.json(0, 'admin', 'verify', 'failed')).toEqual([]);

    const blobs = join(deployment.dataDirectory, 'blobs');
    const entries = await readdir(blobs, { recursive: true, withFileTypes: true });
    const own = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => ({
          path: join(parentPath, name),
          bytes: await readFile(join(parentPath, name)),
        })),
    );
    const ownLayers = own.filter(({ bytes }) => {
      const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return isGzip && plain.some((layer) => gunzipSync(bytes).equals(layer));
    });
    expect(ownLayers).toHaveLength(3);
    const [rotten, cut, gone] = ownLayers;
    if (!rotten || !cut || !gone) throw new Error('three layers');
    const turned = Buffer.from(rotten.bytes);
    turned[turned.length >> 1] = (turned[turned.length >> 1] ?? 0) ^ 1;
    await chmod(rotten.path, 0o600);
    await writeFile(rotten.path, turned);
    await chmod(cut.path, 0o600);
    await truncate(cut.path, 100);
    await rm(gone.path);

    expect(await cli.json(1, 'admin', 'verify', 'run')).toMatchObject({
      result: { corrupt: 2, missing: 1, failed: 3 },
    });
    const failed = (await cli.json(0, 'admin', 'verify', 'failed')) as { state: string; digest: string }[];
    expect(failed.map(({ state }) => state).sort()).toEqual(['corrupt', 'corrupt', 'missing']);
    expect(failed.map(({ digest }) => digest).sort()).toEqual(
      ownLayers.map(({ bytes }) => `sha256:${sha256(bytes)}`).sort(),
    );
    // What is known to be broken breaks no invariant: it is reported beside them.
    expect(await cli.json(0, 'admin', 'check')).toMatchObject({
      result: { holds: true, unavailable_blobs: { corrupt: 2, missing: 1 } },
    });
    expect((await cli.run('pull', target, '-o', 'broken.tar')).exitCode).not.toBe(0);

    const repaired = (await cli.json(0, 'admin', 'verify', 'repair', archive)) as { healed: string[] };
    expect([...repaired.healed].sort()).toEqual(failed.map(({ digest }) => digest).sort());
    expect(await cli.json(0, 'admin', 'verify', 'run')).toMatchObject({ result: { failed: 0 } });
    expect((await cli.run('pull', target, '-o', 'copy.tar')).exitCode).toBe(0);
    const copy = readTar(await readFile(join(cli.directory, 'copy.tar')));
    for (const layer of plain) {
      expect([...copy.values()].some((body) => body.equals(layer))).toBe(true);
    }
  });

  it('says that everything holds', async () => {
    const check = await cli.run('admin', 'check');
    expect([check.exitCode, check.error]).toEqual([0, '']);
    expect(check.out).toMatch(/^ok +tag-chain-complete$/m);
  });

  it('starts a run and leaves, and looks at it later', async () => {
    const started = (await cli.json(0, 'admin', 'gc', 'run', '--detach')) as { id: string; state: string };
    expect(started.state).toBe('queued');
    const ended = await cli.json(0, 'admin', 'runs', 'show', started.id, '--wait');
    expect(ended).toMatchObject({ id: started.id, kind: 'gc', state: 'done', created_by: 'admin' });
    expect((await cli.run('admin', 'runs', 'show', '00000000-0000-4000-8000-000000000000')).exitCode).toBe(4);
  });
});
