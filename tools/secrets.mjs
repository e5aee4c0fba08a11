// `npm run secrets` makes what docker-compose.yml reads from ./secrets, which git ignores; `-- --into FOLDER` elsewhere.
// `npm run -s secrets -- kubernetes | kubectl apply -f -` puts the same into a cluster, for k8s/overlays/dev.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { kubernetesSecrets } from './secrets/kubernetes-secrets.mjs';
import { ensureSecretFiles } from './secrets/secret-files.mjs';

const { values, positionals } = parseArgs({ options: { into: { type: 'string' } }, allowPositionals: true });
const [form, ...rest] = positionals;
if (rest.length > 0 || (form !== undefined && form !== 'kubernetes')) {
  console.error('Usage: npm run secrets, or npm run -s secrets -- kubernetes | kubectl apply -f -');
  process.exit(2);
}
const directory = values.into ?? join(dirname(fileURLToPath(import.meta.url)), '../secrets');
const { secrets, made } = ensureSecretFiles(directory);
if (form === 'kubernetes') {
  console.log(JSON.stringify(kubernetesSecrets(secrets, 'drydock'), undefined, 2));
} else {
  console.log(
    made.length > 0 ? `Made in ${directory}: ${made.join(', ')}.` : `All are there in ${directory}.`,
  );
  console.log(`The administrator is admin, the password is in ${join(directory, 'admin-password')}.`);
}
