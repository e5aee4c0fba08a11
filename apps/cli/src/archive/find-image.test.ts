import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aConfig,
  aLegacyArchive,
  aManifestArchive,
  anOciArchive,
  layerTars,
  sha256,
} from '../../test/a-save-archive.ts';
import { aTar } from '../../test/a-tar.ts';
import { v1Chain } from '../chain/v1-chain.ts';
import { findImage, type ImageChoice } from './find-image.ts';
import { platformOf } from './platform.ts';
import { openTarArchive } from './tar-archive.ts';

const destination = { host: 'localhost:5000', name: 'team/app', tag: 'one' };
const anyImage: ImageChoice = {
  image: undefined,
  destination,
  platform: { platform: platformOf('x64'), isAsked: false },
};

describe('the image in an archive', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'drydock-archive-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function chainOf(bytes: Buffer, choice: ImageChoice = anyImage) {
    const path = join(dir, 'archive.tar');
    await writeFile(path, bytes);
    const archive = await openTarArchive(path, new AbortController().signal);
    try {
      const chain = v1Chain(await findImage(archive, choice));
      const stored = await Promise.all(chain.map(({ layer }) => buffer(layer.open())));
      return chain.map(({ id, json, diffId }, at) => ({
        id,
        json: json.toString(),
        diffId,
        stored: sha256(stored[at] ?? ''),
      }));
    } finally {
      await archive.close();
    }
  }

  it('is read from the layout of engines up to 1.9', async () => {
    const { ids, archive } = aLegacyArchive();
    const chain = await chainOf(archive);
    expect(chain.map(({ id }) => id)).toEqual(ids);
    expect(chain.map(({ stored }) => stored)).toEqual([layerTars[0] ?? '', ''].map(sha256));
  });

  it('is read from that layout when it was saved by id', async () => {
    const { ids, archive } = aLegacyArchive(false);
    expect((await chainOf(archive)).map(({ id }) => id)).toEqual(ids);
  });

  it('is read by manifest.json, also through links', async () => {
    const fixture = aConfig();
    const chain = await chainOf(aManifestArchive(fixture));
    expect(chain.map(({ stored }) => stored)).toEqual(layerTars.map(sha256));
    expect(chain.at(-1)?.id).toBe(fixture.id);
    expect(chain[0]?.json).toBe(`{"id":"${chain[0]?.diffId?.slice(7) ?? ''}"}`);
  });

  it.each(['plain', 'gzip', 'zstd'] as const)(
    'is read from the OCI layout with %s layers',
    async (packing) => {
      const fixture = aConfig();
      const chain = await chainOf(anOciArchive([{ fixture }], packing));
      expect(chain.at(-1)?.id).toBe(fixture.id);
    },
  );

  it("is this machine's among several, or the one that was asked for", async () => {
    const [amd64, arm64] = [aConfig(layerTars, 'amd64'), aConfig(layerTars, 'arm64')];
    const archive = anOciArchive(
      [
        { fixture: arm64, platform: { os: 'linux', architecture: 'arm64' } },
        { fixture: amd64, platform: { os: 'linux', architecture: 'amd64' } },
      ],
      'plain',
    );
    expect((await chainOf(archive)).at(-1)?.id).toBe(amd64.id);
    const asked = { ...anyImage, platform: { platform: platformOf('arm64'), isAsked: true } };
    expect((await chainOf(archive, asked)).at(-1)?.id).toBe(arm64.id);
    const none = { ...anyImage, platform: { platform: platformOf('s390x'), isAsked: true } };
    await expect(chainOf(archive, none)).rejects.toThrow('it has: linux/arm64, linux/amd64');
  });

  it('is found in an archive that is itself compressed', async () => {
    const fixture = aConfig();
    expect((await chainOf(gzipSync(aManifestArchive(fixture)))).at(-1)?.id).toBe(fixture.id);
  });

  it('has to be chosen when there are several', async () => {
    const [one, two] = [aConfig(layerTars, 'amd64'), aConfig(layerTars, 'arm64')];
    const files = [one, two].flatMap(({ id, config, layers }) => [
      { name: `${id}.json`, body: config },
      ...layers.map((body, at) => ({ name: `${id}/${String(at)}.tar`, body })),
    ]);
    const manifest = [one, two].map(({ id }, at) => ({
      Config: `${id}.json`,
      RepoTags: [`team/app:v${String(at)}`],
      Layers: [`${id}/0.tar`, `${id}/1.tar`],
    }));
    const archive = aTar([...files, { name: 'manifest.json', body: JSON.stringify(manifest) }]);
    await expect(chainOf(archive)).rejects.toThrow('Choose one with --image: team/app:v0; team/app:v1');
    expect((await chainOf(archive, { ...anyImage, image: 'team/app:v1' })).at(-1)?.id).toBe(two.id);
    expect(
      (await chainOf(archive, { ...anyImage, destination: { ...destination, tag: 'v0' } })).at(-1)?.id,
    ).toBe(one.id);
  });

  it.each([
    ['no tar', Buffer.from('hello '.repeat(200)), 'not a readable tar'],
    ['a tar of something else', aTar([{ name: 'a', body: 'b' }]), 'holds no image'],
    ['cut short', aManifestArchive(aConfig()).subarray(0, 100_000), 'a body is cut'],
  ])('is refused when the file is %s', async (_, bytes, words) => {
    await expect(chainOf(bytes)).rejects.toThrow(words);
  });
});
