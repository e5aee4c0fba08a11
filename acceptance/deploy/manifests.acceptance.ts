import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kubeTools, type KubeTools } from '../support/manifests/kube-tools.ts';
import {
  parseManifest,
  policiesOf,
  servicesOf,
  workloadsOf,
  type KubernetesObject,
} from '../support/manifests/objects.ts';
import { listReach } from '../support/manifests/reach.ts';
import { longestBuildMs } from '@drydock/testing';

/** The oldest Kubernetes that the manifests are for, and the newest whose schemas can be had. */
const versions = ['1.30', '1.37'];
const services = ['gateway', 'hub', 'registry', 'worker'];
const stores = ['minio', 'postgres', 'redis'];
const manifests = [
  'k8s/overlays/dev',
  'k8s/overlays/prod',
  'k8s/examples/tls-passthrough',
  'k8s/examples/traces',
];
const overlays = manifests.slice(0, 2);

const withinServices = [
  'gateway → hub:5001',
  'gateway → registry:5002',
  'hub → registry:5002',
  'registry → hub:5001',
];
const toStores = [
  'gateway → redis:6379',
  'hub → postgres:5432',
  'hub-migrate → postgres:5432',
  'registry → minio:9000',
  'registry → postgres:5432',
  'registry → redis:6379',
  'registry-migrate → postgres:5432',
  'worker → minio:9000',
  'worker → postgres:5432',
  'worker → redis:6379',
];

describe('the manifests for Kubernetes', () => {
  let tools: KubeTools | undefined;
  let reason = '';
  const built = new Map<string, string>();

  beforeAll(async () => {
    const found = await kubeTools(versions);
    if ('unavailable' in found) {
      reason = found.unavailable;
      return;
    }
    tools = found;
    for (const path of manifests) built.set(path, await found.build(path));
  }, longestBuildMs);
  afterAll(() => tools?.remove());

  const objectsOf = (path: string): readonly KubernetesObject[] => parseManifest(built.get(path) ?? '');
  const namesOf = (objects: readonly KubernetesObject[], kind: string): readonly string[] =>
    objects
      .filter((object) => object.kind === kind)
      .map(({ metadata }) => metadata.name)
      .sort();

  it.for(versions)(
    'are valid for Kubernetes %s, to the last key',
    { timeout: 300_000 },
    async (version, context) => {
      if (!tools) return context.skip(reason);
      expect(await tools.validate([...built.values()].join('\n---\n'), version)).toBe('');
    },
  );

  it('would not pass with a key that no version knows', { timeout: 300_000 }, async (context) => {
    if (!tools) return context.skip(reason);
    const misspelt = (built.get('k8s/overlays/dev') ?? '').replace('minReplicas:', 'minReplica:');
    expect(await tools.validate(misspelt, '1.37')).toContain('minReplica');
  });

  describe.each(manifests)('%s', (path) => {
    it('runs every container as the restricted level wants it, with bounded resources', (context) => {
      if (!tools) return context.skip(reason);
      for (const { name, template } of workloadsOf(objectsOf(path))) {
        const { spec } = template;
        expect(spec.automountServiceAccountToken, name).toBe(false);
        expect(spec.serviceAccountName).toBe(name);
        expect(spec.securityContext, name).toMatchObject({
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        });
        for (const container of [...spec.initContainers, ...spec.containers]) {
          const place = `${name}/${container.name}`;
          expect(container.securityContext, place).toMatchObject({
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
            capabilities: { drop: ['ALL'] },
          });
          expect(Object.keys(container.resources.requests).sort(), place).toEqual(['cpu', 'memory']);
          expect(Object.keys(container.resources.limits).sort(), place).toEqual(['cpu', 'memory']);
        }
      }
    });

    it('names every image by its version', (context) => {
      if (!tools) return context.skip(reason);
      const images = workloadsOf(objectsOf(path)).flatMap(({ template: { spec } }) =>
        [...spec.initContainers, ...spec.containers].map(({ image }) => image),
      );
      expect(images).not.toHaveLength(0);
      for (const image of images) expect(image).toMatch(/(?:@sha256:[0-9a-f]{64}|:[^:/]*\d[^:/]*)$/);
    });

    it('starts the services after their schema, and stops them after their requests', (context) => {
      if (!tools) return context.skip(reason);
      const objects = objectsOf(path);
      const drain = Number(
        objects.find(({ data }) => data?.['DRYDOCK_DRAIN_SECONDS'])?.data?.['DRYDOCK_DRAIN_SECONDS'],
      );
      const deployments = workloadsOf(objects).filter(({ kind }) => kind === 'Deployment');
      expect(deployments.map(({ name }) => name).sort()).toEqual(services);
      for (const { name, template } of deployments) {
        const { spec } = template;
        const [container] = spec.containers;
        expect(container, name).toMatchObject({
          startupProbe: { httpGet: { path: '/livez' } },
          livenessProbe: { httpGet: { path: '/livez' } },
          readinessProbe: { httpGet: { path: '/readyz' } },
        });
        const pause = container?.lifecycle?.preStop.sleep.seconds ?? 0;
        expect(pause, name).toBeGreaterThan(0);
        const isDraining = name === 'gateway' || name === 'registry';
        expect(spec.terminationGracePeriodSeconds, name).toBeGreaterThan(pause + (isDraining ? drain : 10));
        expect(spec.topologySpreadConstraints?.map(({ topologyKey }) => topologyKey)).toContain(
          'kubernetes.io/hostname',
        );
        const waits = spec.initContainers.map(({ command }) => command?.join(' '));
        expect(waits, name).toEqual(name === 'gateway' ? [] : ['node await-schema-main.js']);
      }
    });

    it('leads every service to a port of a workload', (context) => {
      if (!tools) return context.skip(reason);
      const objects = objectsOf(path);
      for (const { name, selector, ports } of servicesOf(objects)) {
        const behind = workloadsOf(objects).filter(({ template }) =>
          Object.entries(selector).every(([key, value]) => template.metadata.labels[key] === value),
        );
        expect(behind, name).toHaveLength(1);
        const named = behind.flatMap(({ template }) =>
          template.spec.containers.flatMap((container) => container.ports.map((port) => port.name)),
        );
        for (const { targetPort } of ports) expect(named).toContain(targetPort);
      }
    });
  });

  describe.each(overlays)('%s', (path) => {
    it('holds all that a service needs to run', (context) => {
      if (!tools) return context.skip(reason);
      const objects = objectsOf(path);
      const here = path.endsWith('dev') ? stores : [];
      const migrations = ['hub-migrate', 'registry-migrate'];
      expect(namesOf(objects, 'Deployment')).toEqual(services);
      expect(namesOf(objects, 'StatefulSet')).toEqual(here);
      expect(namesOf(objects, 'Job')).toEqual(migrations);
      expect(namesOf(objects, 'ServiceAccount')).toEqual([...services, ...migrations, ...here].sort());
      expect(namesOf(objects, 'Service')).toEqual(
        ['gateway', 'hub', 'hub-replicas', 'registry', 'registry-replicas', ...here].sort(),
      );
      expect(namesOf(objects, 'HorizontalPodAutoscaler')).toEqual(['gateway', 'hub', 'registry']);
      expect(namesOf(objects, 'PodDisruptionBudget')).toEqual(services);
      expect(namesOf(objects, 'NetworkPolicy')).toContain('default-deny');
      expect(namesOf(objects, 'Ingress')).toEqual(['drydock']);
      expect(namesOf(objects, 'ConfigMap').some((name) => name.startsWith('drydock-'))).toBe(true);
      expect(namesOf(objects, 'Namespace')).toEqual(['drydock']);
    });

    it('holds no secret, only references to them', (context) => {
      if (!tools) return context.skip(reason);
      const objects = objectsOf(path);
      expect(namesOf(objects, 'Secret')).toEqual([]);
      const variables = workloadsOf(objects).flatMap(({ template: { spec } }) =>
        [...spec.initContainers, ...spec.containers].flatMap(({ env }) => env),
      );
      const secrets = variables.filter(({ name }) =>
        /(?:SECRET|PASSWORD|_KEY|DATABASE_URL|REDIS_URL)$/.test(name),
      );
      expect(secrets).not.toHaveLength(0);
      for (const { name, value, valueFrom } of secrets) {
        expect(value, name).toBeUndefined();
        expect(valueFrom?.secretKeyRef.name, name).toMatch(/^drydock-/);
      }
    });

    it('lets each pod talk to what it needs and to nothing else', (context) => {
      if (!tools) return context.skip(reason);
      const objects = objectsOf(path);
      const expected = path.endsWith('dev') ? [...withinServices, ...toStores].sort() : withinServices;
      expect(listReach(workloadsOf(objects), policiesOf(objects))).toEqual(expected);
    });
  });

  it('differ in whether a new repository is open to all', (context) => {
    if (!tools) return context.skip(reason);
    const access = (path: string) =>
      objectsOf(path).find(({ metadata, kind }) => kind === 'ConfigMap' && /^drydock-/.test(metadata.name))
        ?.data?.['DRYDOCK_DEFAULT_ACCESS'];
    expect(access('k8s/overlays/prod')).toBe('private');
    expect(access('k8s/overlays/dev')).toBeUndefined();
  });
});
