/** Secret → key → file; the names are those that k8s/base and k8s/overlays/dev refer to. */
const layout = {
  'drydock-internal': { secret: 'internal' },
  'drydock-hub': { 'database-url': 'hub-database-url', 'admin-password': 'admin-password' },
  'drydock-hub-keys': { '0001-first.jwk.json': 'hub-key.jwk.json' },
  'drydock-registry': { 'database-url': 'registry-database-url' },
  'drydock-redis': { url: 'redis-url', 'redis.conf': 'redis.conf' },
  'drydock-s3': { 'access-key': 's3-access-key', 'secret-key': 's3-secret-key' },
  'drydock-postgres': {
    'postgres-password': 'postgres-password',
    'hub-password': 'hub-password',
    'registry-password': 'registry-password',
  },
};

/** @param secrets file → text. @returns a manifest for `kubectl apply -f -`; JSON is YAML too. */
export const kubernetesSecrets = (secrets, namespace) => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...Object.entries(layout).map(([name, keys]) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace, labels: { 'app.kubernetes.io/part-of': 'drydock' } },
      type: 'Opaque',
      stringData: Object.fromEntries(Object.entries(keys).map(([key, file]) => [key, secrets[file]])),
    })),
  ],
});
