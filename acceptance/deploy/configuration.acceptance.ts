import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kubeTools, type KubeTools } from '../support/manifests/kube-tools.ts';
import {
  parseManifest,
  workloadsOf,
  type Container,
  type KubernetesObject,
} from '../support/manifests/objects.ts';
import { longestBuildMs } from '@drydock/testing';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Image → bundle and what its container starts. */
const programs: Readonly<Record<string, readonly [string, string]>> = {
  gateway: ['gateway', 'main.js'],
  hub: ['hub-service', 'main.js'],
  registry: ['registry-service', 'main.js'],
  worker: ['registry-service', 'worker-main.js'],
};

/** Key of a Secret → a value of its form. */
const examples: Readonly<Record<string, string>> = {
  'database-url': 'postgres://user:password@postgres:5432/drydock',
  'admin-password': 'password',
  secret: 'a secret of more than sixteen characters',
  url: 'redis://:password@redis:6379',
  'access-key': 'key',
  'secret-key': 'secret',
};

function environmentOf(
  container: Container,
  objects: readonly KubernetesObject[],
): Readonly<Record<string, string | undefined>> {
  const maps = container.envFrom.map(
    ({ configMapRef }) => objects.find(({ metadata }) => metadata.name === configMapRef.name)?.data,
  );
  const own = container.env.map(({ name, value, valueFrom }) => [
    name,
    value ?? examples[valueFrom?.secretKeyRef.key ?? ''],
  ]);
  return Object.assign({}, ...maps, Object.fromEntries(own));
}

describe.each(['k8s/overlays/dev', 'k8s/overlays/prod', 'k8s/examples/traces'])(
  'the processes of %s',
  (path) => {
    let tools: KubeTools | undefined;
    let reason = '';
    let objects: readonly KubernetesObject[] = [];

    beforeAll(async () => {
      const found = await kubeTools([]);
      if ('unavailable' in found) {
        reason = found.unavailable;
        return;
      }
      tools = found;
      objects = parseManifest(await found.build(path));
    }, longestBuildMs);
    afterAll(() => tools?.remove());

    it('start with what the manifests tell them', { timeout: 600_000 }, async (context) => {
      if (!tools) return context.skip(reason);
      const started: string[] = [];
      for (const { template } of workloadsOf(objects)) {
        for (const container of [...template.spec.initContainers, ...template.spec.containers]) {
          const [, target = ''] = /drydock[-/]([a-z]+):/.exec(container.image) ?? [];
          const program = programs[target];
          if (!program) continue;
          const [bundle, main] = program;
          const file = container.command?.[1] ?? main;
          const env = { PATH: process.env['PATH'], ...environmentOf(container, objects) };
          const { stdout } = await run(process.execPath, [`dist/${bundle}/${file}`, '--check-config'], {
            cwd: root,
            env,
          });
          expect(stdout).toContain('the configuration is valid');
          started.push(`${target} ${file}`);
        }
      }
      expect(started.sort()).toEqual([
        'gateway main.js',
        'hub await-schema-main.js',
        'hub main.js',
        'hub migrate-main.js',
        'registry await-schema-main.js',
        'registry main.js',
        'registry migrate-main.js',
        'worker await-schema-main.js',
        'worker worker-main.js',
      ]);
    });
  },
);
