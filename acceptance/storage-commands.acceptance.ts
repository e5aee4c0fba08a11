import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { eventually, longestBuildMs, startTestStores, syntheticLayer } from '@drydock/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { administer, type Administration, type TestUser } from './support/administration.ts';
import { asDatabaseOwner, loseRows } from './support/as-database-owner.ts';
import { loggedInCli, type Cli } from './support/cli.ts';
import { anImage, push } from './support/engine.ts';
import { sha256, writeTar } from './support/save-archive.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';
import { storedFiles, storedInBucket, type StoredObjects } from './support/stored-objects.ts';

interface Opened {
  readonly deployment: RunningDeployment;
  readonly objects: StoredObjects;
  close(): Promise<void>;
}

const windows = {
  DRYDOCK_GC_SECONDS: '1',
  DRYDOCK_MANIFEST_SECONDS: '1',
  DRYDOCK_RECONCILE_AGE_SECONDS: '0',
  DRYDOCK_QUARANTINE_SECONDS: '1',
  DRYDOCK_MAX_READ_SECONDS: '1',
  DRYDOCK_OBJECT_DELAY_SECONDS: '1',
};
const bucket = 'drydock-commands';
const noRun = '00000000-0000-4000-8000-000000000000';

async function openStandalone(): Promise<Opened> {
  const deployment = await startDeployment('standalone', windows);
  return {
    deployment,
    objects: storedFiles(deployment.dataDirectory),
    close: () => deployment.stop(),
  };
}

async function openServices(): Promise<Opened | { readonly unavailable: string }> {
  const stores = await startTestStores(bucket, { redis: { policy: 'noeviction' } });
  if ('unavailable' in stores) return stores;
  try {
    const deployment = await startDeployment('services', { ...windows, ...stores.variables }, [
      '--worker',
      '2',
    ]);
    return {
      deployment,
      objects: storedInBucket(stores.s3, bucket),
      async close() {
        await deployment.stop();
        await stores.stop();
      },
    };
  } catch (error) {
    await stores.stop();
    throw error;
  }
}

const compositions = {
  'the standalone, on files': openStandalone,
  'services with two workers, on MinIO and Redis': openServices,
};
/** Each step is a process of its own. */
const timeout = 400_000;

describe.each(Object.entries(compositions))(
  'the commands about storage on %s',
  { timeout },
  (_name, open) => {
    let opened: Opened;
    let administration: Administration;
    let user: TestUser;
    let cli: Cli;
    let own: Cli;
    let target: string;
    let archive: string;
    let whyNot: string | undefined;
    const inTheTrash = anImage({ sizeBytes: 30_000 });
    const layers = [1, 2, 3].map((seed) => gunzipSync(syntheticLayer(30_000 + seed, 300 + seed).bytes));

    const codeOf = async (...args: readonly string[]) => (await cli.run(...args)).exitCode;
    const counts = async (...args: readonly string[]) =>
      ((await cli.json(0, 'admin', 'reconcile', ...args)) as { counts: Record<string, number> }).counts;
    const pulls = async () => (await cli.run('pull', target, '-o', `${String(Date.now())}.tar`)).exitCode;

    beforeAll(async () => {
      const found = await open();
      if ('unavailable' in found) {
        whyNot = found.unavailable;
        return;
      }
      opened = found;
      administration = administer(opened.deployment);
      user = await administration.createUser('commands');
      const { host } = new URL(opened.deployment.url);
      cli = await loggedInCli(host, opened.deployment.admin);
      own = await loggedInCli(host, user);
      target = `${host}/${user.username}/app:latest`;
      const config = JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        config: {},
        history: layers.map(() => ({ created_by: 'test' })),
        rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
      });
      const files = layers.map((body, at) => ({ name: `layer${String(at)}/layer.tar`, body }));
      const manifest = [{ Config: 'config.json', RepoTags: null, Layers: files.map(({ name }) => name) }];
      archive = join(own.directory, 'image.tar');
      await writeFile(
        archive,
        writeTar([
          ...files,
          { name: 'config.json', body: config },
          { name: 'manifest.json', body: JSON.stringify(manifest) },
        ]),
      );
      expect(await own.run('push', archive, target)).toMatchObject({ exitCode: 0 });
    }, longestBuildMs);
    beforeEach(({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
    });
    afterAll(async () => {
      await cli?.remove();
      await own?.remove();
      await opened?.close();
    });

    it('collection: what goes, what waits, and why the rest stays', async () => {
      const plan = await cli.json(0, 'admin', 'gc', 'run', '--dry-run');
      expect(plan).toMatchObject({
        kind: 'gc',
        state: 'done',
        result: { dry_run: true, images: 0 },
        items: [],
      });
      expect(await cli.json(0, 'admin', 'gc', 'run')).toMatchObject({
        state: 'done',
        result: { dry_run: false },
      });
      expect(await cli.json(0, 'admin', 'gc', 'status')).toMatchObject({ stored: { blobs: 3 } });
      const [{ image_id: imageId } = { image_id: '' }] = (await own.json(
        0,
        'tags',
        `${user.username}/app`,
      )) as {
        image_id: string;
      }[];
      const why = await cli.json(0, 'admin', 'gc', 'explain', imageId);
      expect(why).toMatchObject({
        images: [{ reasons: [{ kind: 'lease' }, { kind: 'tag', tag: 'latest' }] }],
      });
      expect(await codeOf('admin', 'gc', 'explain', 'f'.repeat(64))).toBe(4);
      for (const nonsense of ['latest', '../../etc', "'; DROP TABLE blobs", 'sha256:abc']) {
        const ended = await cli.run('admin', 'gc', 'explain', nonsense);
        expect(ended).toMatchObject({
          exitCode: 2,
          error: expect.stringContaining('Neither an image id') as unknown,
        });
      }
      expect(await codeOf('admin', 'gc', 'explain')).toBe(2);
    });

    it('trash and history: owners restore their own, and nobody else’s', async () => {
      const repository = `${user.username}/app`;
      expect(await own.run('rm', `${repository}:latest`, '--yes')).toMatchObject({ exitCode: 0 });
      const trash = (await cli.json(0, 'admin', 'trash', 'list')) as { id: string; repository: string }[];
      expect(trash).toMatchObject([{ repository, tag: 'latest', size_bytes: expect.any(Number) as number }]);
      const id = trash[0]?.id ?? '';
      const stranger = await loggedInCli(
        new URL(opened.deployment.url).host,
        await administration.createUser('stranger'),
      );
      expect((await stranger.run('admin', 'trash', 'restore', id)).exitCode).toBe(4);
      expect(await stranger.json(0, 'admin', 'trash', 'list')).toEqual([]);
      await stranger.remove();
      expect(await codeOf('admin', 'trash', 'restore', noRun)).toBe(4);
      expect(await codeOf('admin', 'trash', 'purge')).toBe(2);
      expect(await own.json(0, 'admin', 'trash', 'restore', id)).toEqual({ id, restored: true });
      expect(await codeOf('admin', 'trash', 'purge', id, '--yes')).toBe(4);
      expect(await pulls()).toBe(0);
      const history = (await own.json(0, 'tags', 'history', `${repository}:latest`)) as {
        revision: string;
      }[];
      expect(history.length).toBeGreaterThan(0);
      expect(await codeOf('tags', 'restore', `${repository}:latest@999999`)).toBe(4);
    });

    it('verification: finds what rotted and what is gone, and heals it from an archive', async () => {
      // A blob that the job of its push reads once the run was started is left out of the run.
      await eventually(
        async () =>
          expect(await cli.json(0, 'admin', 'verify', 'run')).toMatchObject({
            result: { blobs: 3, failed: 0 },
          }),
        { timeoutMs: 60_000 },
      );
      const [rotten = '', lost = ''] = await opened.objects.list();
      const bytes = await opened.objects.read(rotten);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await opened.objects.put(rotten, bytes);
      await opened.objects.remove(lost);
      expect(await cli.json(1, 'admin', 'verify', 'run')).toMatchObject({
        result: { corrupt: 1, missing: 1 },
      });
      expect(await pulls()).not.toBe(0);
      const failed = (await cli.json(0, 'admin', 'verify', 'failed')) as { storage_key: string }[];
      expect(failed.map((blob) => blob.storage_key).sort()).toEqual([rotten, lost].sort());
      const torn = join(cli.directory, 'torn.tar');
      await writeFile(torn, 'no archive at all');
      expect(await codeOf('admin', 'verify', 'repair', torn)).toBe(7);
      expect(await codeOf('admin', 'verify', 'repair', join(cli.directory, 'none.tar'))).toBe(4);
      expect(await cli.json(0, 'admin', 'verify', 'repair', archive)).toMatchObject({ left: [] });
      expect(await cli.json(0, 'admin', 'check')).toMatchObject({ result: { holds: true } });
      expect(await pulls()).toBe(0);
    });
    it('verification: of an archive that has the content in other bytes it says so, and a push heals it', async () => {
      const before = await opened.objects.list();
      const { id, layer } = inTheTrash;
      const repository = `${user.username}/engine`;
      const pushIt = () =>
        push(administration.client, { ...user, repository, images: [inTheTrash], tags: { latest: id } });
      await pushIt();
      const key = (await opened.objects.list()).find((one) => !before.includes(one)) ?? '';
      expect(await cli.json(0, 'admin', 'verify', 'run')).toMatchObject({ result: { failed: 0 } });
      await opened.objects.put(key, Buffer.alloc(layer.bytes.length));
      expect(await cli.json(1, 'admin', 'verify', 'run')).toMatchObject({ result: { corrupt: 1 } });
      const packed = join(cli.directory, 'packed.tar');
      await writeFile(packed, writeTar([{ name: 'a/layer.tar', body: gunzipSync(layer.bytes) }]));
      const digest = `sha256:${layer.sha256}`;
      expect(await cli.json(1, 'admin', 'verify', 'repair', packed)).toEqual({
        healed: [],
        left: [digest],
        packed_differently: [digest],
      });
      expect((await cli.run('admin', 'verify', 'repair', packed)).out).toContain('push its image again');
      await pushIt();
      expect(await cli.json(0, 'admin', 'verify', 'failed')).toEqual([]);
      await administration.removeRepository(repository);
    });

    it('reconciliation: two at once, strays and losses, and what is found later by its id', async () => {
      // What was healed above leaves the store first; the trash holds one.
      await eventually(async () => expect(await opened.objects.list()).toHaveLength(4), {
        timeoutMs: 60_000,
      });
      const [key = '', ...others] = await opened.objects.list();
      // A push of the archive heals no layer of another image.
      const isOfArchive = async (one: string) =>
        sha256(await opened.objects.read(one)) !== inTheTrash.layer.sha256;
      const [first = '', second = ''] = others;
      const lost = (await isOfArchive(first)) ? first : second;
      const stray = `${key.slice(0, -4)}feed`;
      await opened.objects.put(stray, Buffer.from('nobody knows'));
      await opened.objects.remove(lost);
      const [one, other] = await Promise.all([counts(), counts()]);
      expect(one).toMatchObject({ orphans: 1, missing: 1, wrong_size: 0, unfinished_uploads: 0 });
      expect(other).toEqual(one);
      const started = (await cli.json(0, 'admin', 'reconcile', '--fix', '--detach')) as { id: string };
      const ended = await cli.json(0, 'admin', 'runs', 'show', started.id, '--wait', '--items');
      expect(ended).toMatchObject({
        state: 'done',
        result: { healed: { quarantined: 1, marked_missing: 1 } },
      });
      expect(await codeOf('admin', 'reconcile', '--max-percent', '101')).toBe(2);
      expect(await codeOf('admin', 'runs', 'show', noRun)).toBe(4);
      expect(await codeOf('admin', 'runs', 'show', 'nonsense')).toBe(4);
      await eventually(async () => expect(await opened.objects.list()).not.toContain(stray), {
        timeoutMs: 60_000,
      });
      expect(await own.run('push', archive, target)).toMatchObject({ exitCode: 0 });
      expect(await pulls()).toBe(0);
    });

    it('rebuild: the rows from the bucket, and what differs', async () => {
      await eventually(
        async () => expect(await cli.json(0, 'admin', 'rebuild', '--compare')).toMatchObject({ items: [] }),
        { timeoutMs: 60_000 },
      );
      const refused = await cli.run('admin', 'rebuild');
      expect(refused).toMatchObject({ exitCode: 1, error: expect.stringContaining('not empty') as unknown });
      await asDatabaseOwner(opened.deployment.dataDirectory, loseRows);
      expect(await pulls()).not.toBe(0);
      expect(await cli.json(0, 'admin', 'rebuild')).toMatchObject({
        result: { images: 4, tags: 1, blobs: 4, missing: 0, corrupt: 0, torn: [] },
      });
      expect(await pulls()).toBe(0);
    });

    it('jobs: none has failed for good, and none of that id is there', async () => {
      expect(await cli.json(0, 'admin', 'jobs', 'list')).toEqual([]);
      expect(await cli.json(0, 'admin', 'jobs', 'retry')).toEqual({ retried: 0 });
      expect(await codeOf('admin', 'jobs', 'retry', 'no-such-job')).toBe(4);
    });

    it('is for administrators', async () => {
      const commands = [
        'gc run',
        'gc status',
        'check',
        'verify run',
        'verify failed',
        'reconcile',
        'rebuild',
        'jobs list',
      ];
      const ends = await Promise.all(commands.map((command) => own.run('admin', ...command.split(' '))));
      expect(ends.map(({ exitCode }) => exitCode)).toEqual(commands.map(() => 3));
    });
  },
);
