import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const labels = z.record(z.string(), z.string());
const port = z.union([z.string(), z.number()]);
const seconds = z.number();
const quantities = z.record(z.string(), z.union([z.string(), z.number()]));

const selector = z.strictObject({
  matchLabels: labels.optional(),
  matchExpressions: z
    .array(z.strictObject({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }))
    .optional(),
});
export type Selector = z.infer<typeof selector>;

const probe = z.looseObject({ httpGet: z.looseObject({ path: z.string(), port }).optional() });
const keyRef = z.looseObject({ name: z.string(), key: z.string(), optional: z.boolean().optional() });

const container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z
    .array(
      z.strictObject({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z.strictObject({ secretKeyRef: keyRef }).optional(),
      }),
    )
    .default([]),
  envFrom: z.array(z.strictObject({ configMapRef: z.strictObject({ name: z.string() }) })).default([]),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number() })).default([]),
  startupProbe: probe.optional(),
  livenessProbe: probe.optional(),
  readinessProbe: probe.optional(),
  lifecycle: z.looseObject({ preStop: z.strictObject({ sleep: z.strictObject({ seconds }) }) }).optional(),
  resources: z.strictObject({ requests: quantities, limits: quantities }),
  securityContext: z.looseObject({}),
});

export type Container = z.infer<typeof container>;

const podTemplate = z.looseObject({
  metadata: z.looseObject({ labels }),
  spec: z.looseObject({
    serviceAccountName: z.string(),
    automountServiceAccountToken: z.boolean().optional(),
    terminationGracePeriodSeconds: seconds.optional(),
    securityContext: z.looseObject({}),
    topologySpreadConstraints: z.array(z.looseObject({ topologyKey: z.string() })).optional(),
    initContainers: z.array(container).default([]),
    containers: z.array(container).min(1),
    volumes: z
      .array(
        z.looseObject({
          name: z.string(),
          secret: z.looseObject({ secretName: z.string() }).optional(),
          configMap: z.looseObject({ name: z.string() }).optional(),
        }),
      )
      .default([]),
  }),
});
export type PodTemplate = z.infer<typeof podTemplate>;

const peer = z.strictObject({
  podSelector: selector.optional(),
  namespaceSelector: selector.optional(),
  ipBlock: z.looseObject({ cidr: z.string() }).optional(),
});
const ports = z.array(z.strictObject({ protocol: z.string(), port })).optional();
const policySpec = z.strictObject({
  podSelector: selector,
  policyTypes: z.array(z.string()),
  ingress: z.array(z.strictObject({ from: z.array(peer).optional(), ports })).optional(),
  egress: z.array(z.strictObject({ to: z.array(peer).optional(), ports })).optional(),
});
export type PolicySpec = z.infer<typeof policySpec>;

const object = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    annotations: labels.optional(),
    labels: labels.optional(),
  }),
  spec: z.unknown().optional(),
  data: labels.optional(),
});
export type KubernetesObject = z.infer<typeof object>;

/** What a manifest of several documents holds. */
export const parseManifest = (text: string): readonly KubernetesObject[] =>
  parseAllDocuments(text).map((document) => object.parse(document.toJS()));

const workload = z.looseObject({ template: podTemplate });
const workloadKinds = new Set(['Deployment', 'StatefulSet', 'Job']);

export interface Workload {
  readonly kind: string;
  readonly name: string;
  readonly template: PodTemplate;
}

export const workloadsOf = (objects: readonly KubernetesObject[]): readonly Workload[] =>
  objects
    .filter(({ kind }) => workloadKinds.has(kind))
    .map(({ kind, metadata, spec }) => ({
      kind,
      name: metadata.name,
      template: workload.parse(spec).template,
    }));

export const policiesOf = (objects: readonly KubernetesObject[]): readonly PolicySpec[] =>
  objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => policySpec.parse(spec));

const serviceSpec = z.looseObject({
  selector: labels,
  ports: z.array(z.looseObject({ port: z.number(), targetPort: port })),
});
export const servicesOf = (objects: readonly KubernetesObject[]) =>
  objects
    .filter(({ kind }) => kind === 'Service')
    .map(({ metadata, spec }) => ({ name: metadata.name, ...serviceSpec.parse(spec) }));
