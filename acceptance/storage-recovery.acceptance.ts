import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { eventually, type RawClient } from '@drydock/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administer, expectStatus, type TestUser } from './support/administration.ts';
import { asDatabaseOwner, loseRows } from './support/as-database-owner.ts';
import { loggedInCli, type Cli } from './support/cli.ts';
import { anImage, imageCalls, pullToken, push, type EngineImage } from './support/engine.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

interface Item {
  readonly storage_key: string;
  readonly digest: string | null;
  readonly size_bytes: number | null;
}
interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly items: Readonly<
    Record<'orphans' | 'missing' | 'wrong_size' | 'unfinished_uploads', readonly Item[]>
  >;
  readonly healed: Readonly<Record<string, number>> | null;
}

describe('after an accident, by the commands alone', () => {
  let deployment: RunningDeployment;
  let drydock: Cli;
  let client: RawClient;
  let user: TestUser;
  let objects: string;
  let repository: string;
  const images = [anImage(), anImage(), anImage(), anImage()];

  const reconcile = async (...args: readonly string[]): Promise<Report> =>
    (await drydock.json(0, 'admin', 'reconcile', ...args)) as Report;
  const layerOf = async (image: EngineImage) => {
    const token = await pullToken(client, repository, user.authorization);
    return imageCalls(client, token).read(image.id, 'layer');
  };
  const pushThese = (pushed: readonly EngineImage[]) =>
    push(client, {
      authorization: user.authorization,
      repository,
      images: pushed,
      tags: Object.fromEntries(images.map(({ id }, at) => [`t${String(at)}`, id])),
    });
  /** Layers by their files: a key's last segment is the file's name. */
  const layerFiles = async (): Promise<readonly string[]> =>
    (await readdir(objects, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.parentPath.includes('/objects/blobs/'))
      .map((entry) => join(entry.parentPath, entry.name));

  beforeAll(async () => {
    deployment = await startDeployment('standalone', {
      DRYDOCK_GC_SECONDS: '1',
      DRYDOCK_RECONCILE_AGE_SECONDS: '0',
      DRYDOCK_QUARANTINE_SECONDS: '0',
      DRYDOCK_MANIFEST_SECONDS: '1',
    });
    const administration = administer(deployment);
    client = administration.client;
    user = await administration.createUser('careful');
    repository = `${user.username}/app`;
    objects = join(deployment.dataDirectory, 'blobs', 'objects');
    drydock = await loggedInCli(new URL(deployment.url).host, deployment.admin);
    await pushThese(images);
  });
  afterAll(async () => {
    await deployment.stop();
    await drydock.remove();
  });

  it('finds strays, missing and cut layers by their files, and heals them', async () => {
    expect((await reconcile()).counts).toMatchObject({ orphans: 0, missing: 0, wrong_size: 0 });
    const [stray = '', lost = '', cut = ''] = await layerFiles();
    await writeFile(`${stray}-stray`, 'stray');
    await rm(lost);
    await truncate(cut, 10);
    await writeFile(join(deployment.dataDirectory, 'blobs', 'staging', 'left.tmp'), 'left');

    const seen = await reconcile();
    expect(seen.counts).toMatchObject({ orphans: 1, missing: 1, wrong_size: 1, unfinished_uploads: 1 });
    const nameOf = (items: readonly Item[]) => basename(items[0]?.storage_key ?? '');
    expect(nameOf(seen.items.orphans)).toBe(`${basename(stray)}-stray`);
    expect(nameOf(seen.items.missing)).toBe(basename(lost));
    expect(nameOf(seen.items.wrong_size)).toBe(basename(cut));
    expect(seen.items.missing[0]?.digest).toMatch(/^sha256:/);

    expect((await reconcile('--fix')).healed).toMatchObject({
      quarantined: 1,
      marked_missing: 1,
      verified: 1,
    });
    const answers = await Promise.all(images.map(layerOf));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400]);
    // An engine sends what the registry does not say it has.
    await pushThese(images.filter((_image, at) => answers[at]?.status === 400));
    for (const image of images) expectStatus(await layerOf(image), 200);
    await eventually(
      async () => {
        await expect(readFile(`${stray}-stray`)).rejects.toMatchObject({ code: 'ENOENT' });
      },
      { timeoutMs: 90_000 },
    );
  });

  it('stops when too much would go, says so and ends with 1, unless it is told to go on', async () => {
    const [file = ''] = await layerFiles();
    const strays = Array.from({ length: 12 }, (_, at) => `${file}-${String(at)}`);
    for (const stray of strays) await writeFile(stray, 'stray');
    const ended = await drydock.run('admin', 'reconcile', '--fix');
    expect(ended).toMatchObject({ exitCode: 1, error: expect.stringContaining('set share') as unknown });
    expect((await reconcile('--fix', '--max-percent', '100')).healed).toMatchObject({ quarantined: 12 });
  });

  it('makes the rows of the registry from the bucket alone', async () => {
    await eventually(
      async () => {
        const told = await drydock.json(0, 'admin', 'rebuild', '--compare');
        expect(told).toMatchObject({ items: [] });
      },
      { timeoutMs: 60_000 },
    );
    const refused = await drydock.run('admin', 'rebuild');
    expect(refused).toMatchObject({ exitCode: 1, error: expect.stringContaining('not empty') as unknown });
    await asDatabaseOwner(deployment.dataDirectory, loseRows);
    expect((await layerOf(images[0] ?? anImage())).status).toBe(404);
    expect(await drydock.json(0, 'admin', 'rebuild')).toMatchObject({
      result: { repositories: 1, images: 4, tags: 4, blobs: 4, missing: 0, corrupt: 0 },
    });
    for (const image of images) {
      expect((await layerOf(image)).body.equals(image.layer.bytes)).toBe(true);
    }
  });
});
