// `npm start`: installs and builds what is missing, then runs the standalone in this very process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './start/end-with-npm.mjs';
import { prepare, root, StartFault } from './start/prepare.mjs';

endWithNpm();
try {
  await prepare(['standalone', 'cli']);
} catch (error) {
  console.error(error instanceof StartFault ? error.message : error);
  process.exit(1);
}
await import(pathToFileURL(join(root, 'dist/standalone/main.js')).href);
