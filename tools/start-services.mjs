// `npm run start:services`: gateway, hub and registry as processes of their own, each started again when it dies.
// `-- --registry 2 --hub 2 --worker 1` runs replicas. HUB_DATABASE_URL and REGISTRY_DATABASE_URL, or DATABASE_URL, name
// the server; without them an embedded one is started.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './start/end-with-npm.mjs';
import { prepare, root, StartFault } from './start/prepare.mjs';

endWithNpm();
try {
  await prepare(['gateway', 'hub-service', 'registry-service', 'standalone', 'cli']);
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
await import(pathToFileURL(join(root, 'dist/standalone/services-main.js')).href);
