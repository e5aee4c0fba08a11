import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { goTool, tempDirectory, type Unavailable } from '@drydock/testing';
import { hasPython, installPythonPackage } from '../python-package.ts';

export interface KubeTools {
  /** @param path of a kustomization, from the workspace's root. @returns the manifest. @throws with what kustomize said */
  build(path: string): Promise<string>;
  /** @returns what is wrong with a manifest by the schemas of a Kubernetes version; empty when nothing is. */
  validate(manifest: string, version: string): Promise<string>;
  remove(): Promise<void>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

const run = (file: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = execFile(file, [...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stdout}\n${stderr}`.trim(), { cause: error }));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });

/** The package's schemas point to each other at addresses; as files beside each other they need no network. */
async function copySchemas(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of await readdir(from)) {
    if (!file.endsWith('.json')) continue;
    const text = (await readFile(join(from, file), 'utf8')).replaceAll(
      '"/api/_definitions.json#',
      '"_definitions.json#',
    );
    const { $id: _address, ...schema } = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    await writeFile(join(to, file), JSON.stringify(schema));
  }
}

async function findSchemas(environment: string): Promise<string> {
  const [python = ''] = await readdir(join(environment, 'lib'));
  return join(environment, 'lib', python, 'site-packages/kubernetes_validate/kubernetes-json-schema');
}

/** kustomize and kubeconform by Go, the schemas by Python: the first time that takes a minute or two. */
export async function kubeTools(versions: readonly string[]): Promise<KubeTools | Unavailable> {
  const kustomize = await goTool({
    binary: 'kustomize',
    module: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1',
  });
  if (typeof kustomize !== 'string') return kustomize;
  const kubeconform = await goTool({
    binary: 'kubeconform',
    module: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  });
  if (typeof kubeconform !== 'string') return kubeconform;
  if (!(await hasPython())) return { unavailable: 'the schemas come by Python 3.10 or later with venv' };
  const schemas = await findSchemas(
    await installPythonPackage({ name: 'kubernetes-validate', version: '1.37.0', isAlone: true }),
  );
  const directory = await tempDirectory('kube-tools');
  for (const version of versions) {
    await copySchemas(join(schemas, `v${version}.0-local-strict`), join(directory.path, version));
  }
  return {
    build: (path) => run(kustomize, ['build', join(root, path)]),
    async validate(manifest, version) {
      const location = join(directory.path, version, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
      return run(kubeconform, ['-strict', '-schema-location', location, '-'], manifest).catch(
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    },
    remove: () => directory.remove(),
  };
}
