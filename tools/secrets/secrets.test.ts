import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';
import { kubernetesSecrets } from './kubernetes-secrets.mjs';
import { ensureSecretFiles } from './secret-files.mjs';

describe('the secrets of a new installation', () => {
  let parent: TempDirectory;
  beforeAll(async () => {
    parent = await tempDirectory('secrets');
  });
  afterAll(() => parent.remove());

  it('are made once, and what is there is kept', () => {
    const directory = join(parent.path, 'kept');
    const first = ensureSecretFiles(directory);
    expect(first.made).toHaveLength(Object.keys(first.secrets).length);
    expect(ensureSecretFiles(directory)).toEqual({ secrets: first.secrets, made: [] });
  });

  it('fit a password that was there before', () => {
    const directory = join(parent.path, 'begun');
    mkdirSync(directory);
    writeFileSync(join(directory, 'hub-password'), 'chosen\n');
    const { secrets, made } = ensureSecretFiles(directory);
    expect(made).not.toContain('hub-password');
    expect(secrets['hub-database-url']).toBe('postgres://hub:chosen@postgres:5432/drydock');
  });

  it('are in a folder that is closed to others, and readable to the user of a container', () => {
    const directory = join(parent.path, 'modes');
    const { secrets } = ensureSecretFiles(directory);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    for (const name of Object.keys(secrets)) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o444);
  });

  it('leave no key of a manifest without a value', () => {
    const { secrets } = ensureSecretFiles(join(parent.path, 'cluster'));
    const { items } = kubernetesSecrets(secrets, 'somewhere');
    const values = items.flatMap(({ stringData }) => Object.values(stringData ?? {}));
    expect(values).not.toHaveLength(0);
    for (const value of values) expect(value).toEqual(expect.stringMatching(/\S/));
  });
});
