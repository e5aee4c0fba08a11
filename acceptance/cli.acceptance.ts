import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { syntheticLayer } from '@drydock/testing';
import { administer, type TestUser } from './support/administration.ts';
import { loggedInCli, type Cli, type CliEnd } from './support/cli.ts';
import { readTar, sha256, writeTar } from './support/save-archive.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

const plainLayers = [syntheticLayer(70_000, 1), syntheticLayer(300_000, 2)].map(({ bytes }) =>
  gunzipSync(bytes),
);
const configOf = (comment: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      comment,
      config: { Cmd: ['/run'], Env: ['PATH=/bin', 'A=ü'] },
      history: [{ created_by: 'one' }, { created_by: 'two' }, { created_by: 'CMD', empty_layer: true }],
      rootfs: { type: 'layers', diff_ids: plainLayers.map((layer) => `sha256:${sha256(layer)}`) },
    }),
  );

function middleArchive(config: Buffer): Buffer {
  const layers = plainLayers.map((body, at) => ({ name: `layer${String(at)}/layer.tar`, body }));
  const manifest = [
    { Config: `${sha256(config)}.json`, RepoTags: null, Layers: layers.map(({ name }) => name) },
  ];
  return writeTar([
    ...layers,
    { name: `${sha256(config)}.json`, body: config },
    { name: 'manifest.json', body: JSON.stringify(manifest) },
  ]);
}

function ociArchive(config: Buffer): Buffer {
  const blob = (body: Buffer) => ({ name: `blobs/sha256/${sha256(body)}`, body });
  const digestOf = (body: Buffer) => ({ digest: `sha256:${sha256(body)}`, size: body.length });
  const layers = plainLayers.map((layer) => gzipSync(layer));
  const manifest = Buffer.from(JSON.stringify({ config: digestOf(config), layers: layers.map(digestOf) }));
  return writeTar([
    { name: 'oci-layout', body: '{"imageLayoutVersion":"1.0.0"}' },
    { name: 'index.json', body: JSON.stringify({ manifests: [digestOf(manifest)] }) },
    ...[config, manifest, ...layers].map(blob),
  ]);
}

function oldArchive(): Buffer {
  const [root, top] = [sha256('root'), sha256('top')];
  const [lower = Buffer.alloc(0), upper = Buffer.alloc(0)] = plainLayers;
  const created = '2014-05-01T10:00:01Z';
  return writeTar([
    { name: `${root}/json`, body: JSON.stringify({ id: root, created }) },
    { name: `${root}/layer.tar`, body: lower },
    {
      name: `${top}/json`,
      body: JSON.stringify({ id: top, parent: root, created, config: { Cmd: ['/run'] } }),
    },
    { name: `${top}/layer.tar`, body: upper },
    { name: 'repositories', body: JSON.stringify({ some: { one: top } }) },
  ]);
}

describe.each(sharedDeployments())('drydock, against $composition', (deployment) => {
  const { host } = new URL(deployment.url);
  const administration = administer(deployment);
  let user: TestUser;
  let cli: Cli;

  const drydock = (...args: readonly string[]): Promise<CliEnd> => cli.run(...args);
  const json = (...args: readonly string[]): Promise<unknown> => cli.json(0, ...args);
  async function push(archive: Buffer, reference: string): Promise<CliEnd> {
    await writeFile(join(cli.directory, 'in.tar'), archive);
    return drydock('push', 'in.tar', reference);
  }
  async function pull(reference: string): Promise<ReadonlyMap<string, Buffer>> {
    const ended = await drydock('pull', reference, '-o', 'out.tar');
    expect(ended).toMatchObject({ exitCode: 0, error: '' });
    return readTar(await readFile(join(cli.directory, 'out.tar')));
  }

  beforeAll(async () => {
    user = await administration.createUser('cli');
    cli = await loggedInCli(host, user);
  });
  afterAll(async () => {
    for (const name of ['middle', 'oci', 'old', 'deep/er']) {
      await administration.removeRepository(`${user.username}/${name}`);
    }
    await cli.remove();
  });

  it('keeps the password for its owner alone', async () => {
    const found = await stat(join(cli.directory, '.drydock/credentials.json'));
    expect(found.mode & 0o777).toBe(0o600);
  });

  it.each([
    ['middle', middleArchive],
    ['oci', ociArchive],
  ])('gives an image of the %s layout back as it was', async (name, archiveOf) => {
    const config = configOf(name);
    const reference = `${host}/${user.username}/${name}:v1`;
    expect(await push(archiveOf(config), reference)).toMatchObject({ exitCode: 0, error: '' });
    const files = await pull(reference);
    const [manifest] = JSON.parse(files.get('manifest.json')?.toString() ?? '[]');
    expect(manifest).toMatchObject({ Config: `${sha256(config)}.json`, RepoTags: [reference] });
    expect(files.get(manifest.Config)?.toString()).toBe(config.toString());
    const digests = manifest.Layers.map((layer: string) => sha256(files.get(layer) ?? ''));
    expect(digests).toEqual(plainLayers.map(sha256));
    expect(JSON.parse(files.get('repositories')?.toString() ?? '')).toEqual({
      [`${host}/${user.username}/${name}`]: { v1: sha256(config) },
    });
  });

  it('gives an image of the old layout back with its ids', async () => {
    const reference = `${host}/${user.username}/old:v1`;
    expect(await push(oldArchive(), reference)).toMatchObject({ exitCode: 0 });
    const files = await pull(reference);
    expect(sha256(files.get(`${sha256('top')}/layer.tar`) ?? '')).toBe(sha256(plainLayers[1] ?? ''));
    const [manifest] = JSON.parse(files.get('manifest.json')?.toString() ?? '[]');
    expect(JSON.parse(files.get(manifest.Config)?.toString() ?? '')).toMatchObject({
      config: { Cmd: ['/run'] },
      rootfs: { diff_ids: plainLayers.map((layer) => `sha256:${sha256(layer)}`) },
    });
  });

  it('uploads nothing twice', async () => {
    const again = await push(middleArchive(configOf('middle')), `${host}/${user.username}/middle:v2`);
    expect(again.exitCode).toBe(0);
    expect(again.out.match(/layer already exists/g)).toHaveLength(2);
  });

  it('lists, moves back, deletes and finds', async () => {
    const name = `${user.username}/middle`;
    const ids = [configOf('middle'), configOf('other')].map(sha256);
    expect(await push(middleArchive(configOf('other')), `${host}/${name}:v2`)).toMatchObject({ exitCode: 0 });
    expect(await json('tags', `${host}/${name}`)).toEqual([
      { tag: 'v1', image_id: ids[0] },
      { tag: 'v2', image_id: ids[1] },
    ]);
    const history = (await json('tags', 'history', `${name}:v2`)) as readonly Readonly<
      Record<string, unknown>
    >[];
    expect(history).toMatchObject([{ image_id: ids[1] }, { image_id: ids[0] }]);
    await json('tags', 'restore', `${name}:v2@${String(history[1]?.['revision'])}`);
    expect(await json('tags', name)).toMatchObject([{}, { tag: 'v2', image_id: ids[0] }]);
    await json('rm', `${host}/${name}:v2`);
    expect(await json('tags', name)).toEqual([{ tag: 'v1', image_id: ids[0] }]);
    expect(await drydock('rm', `${name}:v2`)).toMatchObject({ exitCode: 4, out: '' });
    expect(
      await json('repos', 'set', name, '--private', '--description', 'what the test made'),
    ).toMatchObject({
      access: 'private',
    });
    expect(await json('search', `${host}/${name}`)).toMatchObject([
      { name, description: 'what the test made' },
    ]);
    expect(await json('repos', 'list', '--namespace', user.username)).toContainEqual(
      expect.objectContaining({ name }),
    );
  });

  it('takes names of several parts through the management calls', async () => {
    const name = `${user.username}/deep/er`;
    expect(await push(oldArchive(), `${host}/${name}:v1`)).toMatchObject({ exitCode: 0 });
    expect(await json('repos', 'set', name, '--description', 'deep')).toMatchObject({
      name,
      description: 'deep',
    });
    expect(await json('repos', 'rm', name)).toMatchObject({ deleted: true });
    expect(await drydock('tags', name)).toMatchObject({ exitCode: 4 });
  });

  it('lists and revokes tokens', async () => {
    const tokens = await json('tokens', 'list');
    expect(tokens).toContainEqual(expect.objectContaining({ username: user.username, access: 'write' }));
    const [first] = tokens as readonly { readonly id: string }[];
    expect(await json('tokens', 'revoke', first?.id ?? '')).toEqual({ id: first?.id, revoked: true });
  });

  it('leaves administration to administrators', async () => {
    expect(await drydock('admin', 'users', 'list')).toMatchObject({ exitCode: 3, out: '' });
  });

  it('administers users, grants and the trash', async () => {
    const { username, password } = deployment.admin;
    const other = `${user.username}_two`;
    await cli.runWith(password, 'login', host, '-u', username, '--password-stdin');
    const added = await cli.runWith(
      'secret-of-two',
      'admin',
      'users',
      'add',
      other,
      '--password-stdin',
      '--json',
    );
    expect(JSON.parse(added.out)).toMatchObject({ username: other, active: true, is_admin: false });
    expect(await json('admin', 'users', 'deactivate', other)).toMatchObject({ active: false });
    expect(await json('admin', 'users', 'activate', other)).toMatchObject({ active: true });
    expect(await json('admin', 'users', 'set-admin', other)).toMatchObject({ is_admin: true });
    expect(await json('admin', 'users', 'set-admin', other, 'false')).toMatchObject({ is_admin: false });
    const changed = await cli.runWith(
      'secret-of-two-2',
      'admin',
      'users',
      'password',
      other,
      '--password-stdin',
    );
    expect(changed).toMatchObject({ exitCode: 0 });
    expect(await json('admin', 'users', 'list')).toContainEqual(expect.objectContaining({ username: other }));

    const scope = `${user.username}/middle`;
    await json('admin', 'grants', 'add', scope, other, 'read');
    const grant = { namespace: user.username, repository: 'middle', username: other, level: 'read' };
    expect(await json('admin', 'grants', 'list', scope)).toEqual([grant]);
    await json('admin', 'grants', 'rm', scope, other);
    expect(await json('admin', 'grants', 'list', scope)).toEqual([]);

    expect(await json('admin', 'jobs', 'list')).toEqual([]);
    expect(await json('admin', 'jobs', 'retry')).toEqual({ retried: 0 });
    const trashed = (await json('admin', 'trash', 'list')) as readonly Readonly<Record<string, unknown>>[];
    const find = (tag: string | null, repository: string) =>
      String(trashed.find((entry) => entry['repository'] === repository && entry['tag'] === tag)?.['id']);
    expect(trashed[0]).toMatchObject({ purge_at: expect.any(String), size_bytes: expect.any(Number) });
    await json('admin', 'trash', 'restore', find('v2', scope));
    expect(await json('tags', scope)).toMatchObject([{ tag: 'v1' }, { tag: 'v2' }]);
    await json('admin', 'trash', 'purge', find(null, `${user.username}/deep/er`));
  });

  it('says what is wrong, with the code that is documented for it', async () => {
    expect(await drydock('pull', `${host}/${user.username}/none:v1`, '-o', 'x.tar')).toMatchObject({
      exitCode: 4,
    });
    expect(await cli.runWith('wrong', 'login', host, '-u', 'nobody', '--password-stdin')).toMatchObject({
      exitCode: 3,
    });
    expect(await drydock('push', 'none.tar', `${host}/a/b:c`)).toMatchObject({ exitCode: 4 });
    expect(await push(Buffer.alloc(2048, 'x'), `${host}/a/b:c`)).toMatchObject({ exitCode: 7 });
    expect(await drydock('tags', '127.0.0.1:9/a/b')).toMatchObject({ exitCode: 5 });
    expect(await drydock('nonsense')).toMatchObject({ exitCode: 2 });
  });
});
