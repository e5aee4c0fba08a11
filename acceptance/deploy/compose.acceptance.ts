import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { tempDirectory } from '@drydock/testing';
import { hasPython, installPythonPackage } from '../support/python-package.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

const service = z.looseObject({
  image: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  profiles: z.array(z.string()).default([]),
  build: z.looseObject({ target: z.string() }).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  secrets: z.array(z.union([z.string(), z.looseObject({ source: z.string() })])).default([]),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({ disable: z.boolean().optional() }).optional(),
});
const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});
const sourceOf = (secret: string | { readonly source: string }): string =>
  typeof secret === 'string' ? secret : secret.source;

describe('docker-compose.yml', () => {
  let content: unknown;
  let file: z.infer<typeof composeFile>;
  beforeAll(async () => {
    content = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'), { merge: true });
    // Whatever is not hardened does not even parse.
    file = composeFile.parse(content);
  });

  it('is valid by the Compose specification', { timeout: 300_000 }, async (context) => {
    if (!(await hasPython())) return context.skip('the schema comes by Python 3.10 or later with venv');
    const environment = await installPythonPackage({
      name: 'docker-compose',
      version: '1.29.2',
      isAlone: true,
    });
    const [python = ''] = await readdir(join(environment, 'lib'));
    const path = join(environment, 'lib', python, 'site-packages/compose/config/compose_spec.json');
    const {
      id: _id,
      $schema: _dialect,
      ...schema
    } = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse((await readFile(path, 'utf8')).replace(/"id": "[^"]*",/g, '')));
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    // The schema is of 2021, before a file could name its project.
    const { name: _name, ...older } = z.record(z.string(), z.unknown()).parse(content);
    validate(older);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ services: { one: { imag: 'x' } } })).toBe(false);
  });

  it('names every image by its version, and builds ours', () => {
    for (const [name, { image, build }] of Object.entries(file.services)) {
      expect(image, name).toMatch(/:[^:/]*\d[^:/]*$/);
      expect(build === undefined, name).toBe(!image.startsWith('drydock-'));
      if (build) expect(image, name).toBe(`drydock-${build.target}:0.1.0`);
    }
  });

  it('starts each part after what it needs', () => {
    const needs = (name: string) =>
      Object.fromEntries(
        Object.entries(file.services[name]?.depends_on ?? {}).map(([other, { condition }]) => [
          other,
          condition.replace('service_', ''),
        ]),
      );
    const database = { postgres: 'healthy' };
    const stores = { redis: 'healthy', minio: 'healthy' };
    expect(needs('hub-migrate')).toEqual(database);
    expect(needs('registry-migrate')).toEqual(database);
    expect(needs('hub')).toEqual({ 'hub-migrate': 'completed_successfully' });
    expect(needs('registry')).toEqual({ 'registry-migrate': 'completed_successfully', ...stores });
    expect(needs('worker')).toEqual(needs('registry'));
    expect(needs('gateway')).toEqual({ hub: 'healthy', registry: 'healthy' });
    for (const [name, { build, healthcheck }] of Object.entries(file.services)) {
      // Ours have theirs in the image.
      expect(healthcheck !== undefined || build !== undefined, name).toBe(true);
    }
  });

  it('holds no secret, and names only files that npm run secrets makes', async () => {
    const directory = await tempDirectory('compose-secrets');
    await run(process.execPath, ['tools/secrets.mjs', '--into', directory.path], { cwd: root });
    const made = await readdir(directory.path);
    await directory.remove();
    const named = Object.values(file.secrets).map((secret) => secret.file);
    expect(named.sort()).toEqual(made.map((name) => `./secrets/${name}`).sort());
    for (const [name, { environment, secrets: used }] of Object.entries(file.services)) {
      for (const secret of used) expect(Object.keys(file.secrets), name).toContain(sourceOf(secret));
      for (const [variable, value] of Object.entries(environment)) {
        if (!/(?:SECRET|PASSWORD|_KEY|DATABASE_URL|REDIS_URL|ROOT_USER)(?:_FILE)?$/.test(variable)) continue;
        expect(variable, name).toMatch(/_FILE$/);
        expect(used.map(sourceOf), name).toContain(String(value).replace('/run/secrets/', ''));
      }
    }
  });
});
