import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, type RunResult } from '../test/a-run.ts';
import {
  aConfig,
  aLegacyArchive,
  aManifestArchive,
  anOciArchive,
  layerTars,
  sha256,
} from '../test/a-save-archive.ts';
import { startV1Registry, type V1Registry } from '../test/a-v1-registry.ts';
import { openTarArchive } from './archive/tar-archive.ts';

describe('drydock', () => {
  let dir: string;
  let registry: V1Registry;
  let target: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'drydock-run-'));
    registry = await startV1Registry();
    target = `${registry.host}/team/app:one`;
    await drydock(['login', registry.host, '-u', 'alice', '--password-stdin'], 'secret\n');
  });
  afterEach(async () => {
    await registry.close();
    await rm(dir, { recursive: true });
  });
  const drydock = (args: readonly string[], input?: string): Promise<RunResult> =>
    run(args, { homeDir: dir, ...(input === undefined ? {} : { input }) });

  async function push(bytes: Buffer): Promise<RunResult> {
    await writeFile(join(dir, 'in.tar'), bytes);
    return drydock(['push', join(dir, 'in.tar'), target]);
  }

  async function pulled(): Promise<{ names: readonly string[]; read(name: string): Promise<Buffer> }> {
    const out = join(dir, 'out.tar');
    const result = await drydock(['pull', target, '-o', out]);
    expect(result).toMatchObject({ exitCode: 0, error: '' });
    const archive = await openTarArchive(out, new AbortController().signal);
    const files = new Map<string, Buffer>();
    for (const name of archive.names)
      files.set(name, (await archive.findFile(name)?.readHead(1e9)) ?? Buffer.alloc(0));
    await archive.close();
    return { names: archive.names, read: (name) => Promise.resolve(files.get(name) ?? Buffer.alloc(0)) };
  }

  it.each(['plain', 'gzip', 'zstd'] as const)(
    'pushes an OCI image with %s layers as gzip, and pulls its config again',
    async (packing) => {
      const fixture = aConfig();
      expect((await push(anOciArchive([{ fixture }], packing))).exitCode).toBe(0);
      expect([...registry.layers.values()].map((layer) => sha256(gunzipSync(layer)))).toEqual(
        layerTars.map(sha256),
      );
      expect([...registry.checksums.values()].every((sum) => sum.startsWith('tarsum+sha256:'))).toBe(true);
      const { names, read } = await pulled();
      expect(sha256(await read(`${fixture.id}.json`))).toBe(fixture.id);
      const [manifest] = JSON.parse((await read('manifest.json')).toString());
      expect(manifest.RepoTags).toEqual([target]);
      for (const [at, name] of manifest.Layers.entries())
        expect(sha256(await read(name))).toBe(sha256(layerTars[at] ?? ''));
      expect(JSON.parse((await read('repositories')).toString())).toEqual({
        [`${registry.host}/team/app`]: { one: fixture.id },
      });
      expect(names).toContain(`${fixture.id}/VERSION`);
      expect(existsSync(join(dir, 'out.tar.parts'))).toBe(false);
    },
  );

  it('uploads nothing the second time, and says so', async () => {
    const archive = aManifestArchive(aConfig());
    await push(archive);
    const before = registry.requests.length;
    const again = await push(archive);
    expect(again.out).toContain('layer already exists');
    expect(again.out).toContain('nothing was uploaded');
    expect(
      registry.requests.slice(before).filter((line) => /PUT .*\/(?:json|layer|checksum)$/.test(line)),
    ).toEqual([]);
  });

  it('sends the same bytes each time', async () => {
    const archive = aManifestArchive(aConfig());
    await push(archive);
    const first = [...registry.layers.values()].map(sha256);
    registry.layers.clear();
    await push(archive);
    expect([...registry.layers.values()].map(sha256)).toEqual(first);
  });

  it('gives an image of engines up to 1.9 a config that later engines load', async () => {
    const { archive, ids } = aLegacyArchive();
    await push(archive);
    const { read } = await pulled();
    const [manifest] = JSON.parse((await read('manifest.json')).toString());
    const bytes = await read(manifest.Config);
    expect(manifest.Config).toBe(`${sha256(bytes)}.json`);
    const config = JSON.parse(bytes.toString());
    expect(config.config).toEqual({ Cmd: ['/hello'] });
    expect(config.history).toHaveLength(2);
    const diffIds = await Promise.all(
      ids.map(async (id) => `sha256:${sha256(await read(`${id}/layer.tar`))}`),
    );
    expect(config.rootfs.diff_ids).toEqual(diffIds);
  });

  it('refuses an archive whose layer is not what its config says', async () => {
    const fixture = aConfig();
    const wrong = { ...fixture, layers: [layerTars[1] ?? Buffer.alloc(0), layerTars[0] ?? Buffer.alloc(0)] };
    const result = await push(aManifestArchive(wrong));
    expect(result.exitCode).toBe(7);
    expect(registry.checksums.size).toBe(0);
  });

  it('takes a download up where the connection broke', async () => {
    await push(aManifestArchive(aConfig()));
    registry.faults.push({ cutAfterBytes: 100 }, { cutAfterBytes: 100 }, { cutAfterBytes: 50 });
    await pulled();
    // Which of the two layers meets which fault is up to the order of their requests.
    const sizes = [...registry.layers.values()].map((layer) => String(layer.length)).join('|');
    const resumed = new RegExp(`layer bytes=(?:50|100|150|200)-(?:${sizes})$`);
    expect(registry.requests.some((line) => resumed.test(line))).toBe(true);
  });

  it('goes on in the next run where one was given up', async () => {
    await push(aManifestArchive(aConfig()));
    registry.faults.push(
      { cutAfterBytes: 60 },
      { cutAfterBytes: 60 },
      ...Array.from({ length: 10 }, () => ({ cutAfterBytes: 0 })),
    );
    const result = await drydock(['pull', target, '-o', join(dir, 'out.tar')]);
    expect(result).toMatchObject({ exitCode: 5 });
    expect(existsSync(join(dir, 'out.tar'))).toBe(false);
    registry.faults.length = 0;
    const before = registry.requests.length;
    await pulled();
    // 120 where both of the first cuts fell on one layer.
    expect(registry.requests.slice(before).some((line) => / bytes=(?:60|120)-/.test(line))).toBe(true);
  }, 60_000);

  it('refuses a layer that is not what the registry states, and leaves no archive', async () => {
    await push(aManifestArchive(aConfig()));
    const [id = '', layer = Buffer.alloc(0)] = [...registry.layers][1] ?? [];
    const top = JSON.parse(registry.jsons.get(id)?.toString() ?? '{}');
    registry.layers.set(id, [...registry.layers.values()][0] ?? layer);
    const result = await drydock(['pull', target, '-o', join(dir, 'out.tar')]);
    expect(top.id).toBe(id);
    expect(result.exitCode).toBe(8);
    expect(existsSync(join(dir, 'out.tar'))).toBe(false);
  });

  describe('of an image whose lower layer an engine had pushed already, as another tar of the same files', () => {
    const fixture = aConfig();
    const [lower = Buffer.alloc(0), upper = Buffer.alloc(0)] = layerTars;
    // GNU tar pads to 10 kB, engines send the layer without: the id is the diff id of the one, the bytes are the other.
    const padded = Buffer.concat([lower, Buffer.alloc(8 * 1024)]);
    const out = (): string => join(dir, 'out.tar');
    beforeEach(async () => {
      const id = sha256(lower);
      registry.jsons.set(id, Buffer.from(`{"id":"${id}"}`));
      registry.layers.set(id, gzipSync(padded));
      expect(await push(aManifestArchive(fixture))).toMatchObject({ exitCode: 0, error: '' });
      expect(sha256(gunzipSync(registry.layers.get(id) ?? ''))).toBe(sha256(padded));
    });

    it('pulls what is there, under a config that lists it', async () => {
      const result = await drydock(['pull', target, '-o', out()]);
      expect(result).toMatchObject({ exitCode: 0, error: expect.stringContaining(fixture.id) });
      const archive = await openTarArchive(out(), new AbortController().signal);
      const read = (name: string) => archive.findFile(name)?.readHead(1e9);
      const [manifest] = JSON.parse((await read('manifest.json'))?.toString() ?? '');
      const bytes = (await read(manifest.Config)) ?? Buffer.alloc(0);
      const layers = await Promise.all(manifest.Layers.map((name: string) => read(name)));
      await archive.close();
      expect(manifest.Config).toBe(`${sha256(bytes)}.json`);
      expect(layers.map((layer) => sha256(layer ?? ''))).toEqual([padded, upper].map(sha256));
      expect(JSON.parse(bytes.toString())).toEqual({
        ...JSON.parse(fixture.config.toString()),
        rootfs: { type: 'layers', diff_ids: [padded, upper].map((layer) => `sha256:${sha256(layer)}`) },
      });
    });

    it.each([['--json'], ['--quiet']])('keeps to what %s promises', async (option) => {
      expect(await drydock(['pull', target, '-o', out(), option])).toMatchObject({ exitCode: 0, error: '' });
    });

    it('refuses it where the registry states no checksum', async () => {
      registry.statesSums = false;
      expect(await drydock(['pull', target, '-o', out()])).toMatchObject({ exitCode: 8 });
    });
  });

  it('prints one JSON document, or nothing', async () => {
    await writeFile(join(dir, 'in.tar'), aManifestArchive(aConfig()));
    const json = await drydock(['push', join(dir, 'in.tar'), target, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({
      reference: target,
      layers: [{ status: 'pushed' }, { status: 'pushed' }],
    });
    expect((await drydock(['push', join(dir, 'in.tar'), target, '-q'])).out).toBe('');
  });

  it('does not keep a password that the host refuses', async () => {
    const home = join(dir, 'other');
    const result = await run(['login', registry.host, '-u', 'alice', '--password-stdin'], {
      homeDir: home,
      input: 'wrong',
    });
    expect(result.exitCode).toBe(3);
    expect(result.error).toContain('Wrong username or password');
    expect(existsSync(join(home, '.drydock'))).toBe(false);
  });

  it('asks for a password that is not shown', async () => {
    const result = await run(['login', registry.host, '-u', 'alice'], { homeDir: dir, typed: ['secret'] });
    expect(result).toMatchObject({ exitCode: 0, error: 'Password: ' });
    expect(await readFile(join(dir, '.drydock/credentials.json'), 'utf8')).toContain('alice');
  });

  it.each([
    [['push'], 2, 'drydock push needs ARCHIVE.tar'],
    [['push', 'a', 'b', 'c'], 2, 'does not take "c"'],
    [['pull', 'localhost:1/a/b:c'], 2, '-o OUT.tar'],
    [['pull', 'localhost:1/a/b:c', '-o', 'x.tar'], 5, 'no Docker registry of API v1 answers'],
    [['pull', '192.0.2.1/a/b:c', '-o', 'x.tar', '--nonsense'], 2, '--nonsense'],
    [['sing'], 2, '"sing" is not a command'],
    [['admin', 'gc'], 2, 'There are: admin gc run, admin gc status, admin gc explain\n'],
    [['admin', 'users'], 2, 'admin users list'],
    [['login', 'host with space', '-u', 'a'], 2, 'not a host'],
    [['login', 'localhost:1', '-u', 'a'], 2, 'no terminal'],
    [['tags', 'restore', 'team/app:one'], 2, 'names no revision'],
    [['repos', 'set', 'team/app'], 2, 'say what to change'],
    [['repos', 'set', 'team/app', '--public', '--private'], 2, 'not both'],
    [['admin', 'grants', 'add', 'team', 'bob', 'all'], 2, 'not a level'],
    [['rm', 'team/app'], 2, 'names no tag'],
    [['push', '/nowhere/at/all.tar', 'localhost:1/a/b:c'], 4, 'cannot read the archive'],
  ])('%j ends with %i', async (args, exitCode, words) => {
    const result = await drydock(args);
    expect(result.exitCode).toBe(exitCode);
    expect(result.error).toContain(words);
    expect(result.out).toBe('');
  });

  it.each([
    ['--help'],
    ['help', 'push'],
    ['push', '--help'],
    ['admin', '--help'],
    ['admin', 'users', 'add', '-h'],
  ])('helps: %s %s %s', async (...args) => {
    const result = await drydock(args.filter((arg) => arg !== undefined));
    expect(result).toMatchObject({ exitCode: 0, error: '' });
    expect(result.out).toContain('Usage: drydock');
  });
});
