// `npm run check`: all that needs no running service, two at a time; `npm run check:lint` and the like do one of them.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** Leaves the graph of projects that the rule about their boundaries reads. */
const first = 'check:sync';
/** These before the rest, so that none of them is alone at the end. */
const longest = ['check:types', 'check:lint'];
const others = Object.keys(scripts).filter(
  (name) => name.startsWith('check:') && ![first, ...longest].includes(name),
);
const waiting = [...longest, ...others];
const failed = [];

/** Its words come in one piece when it is over: two at once could not be told apart. */
function run(name) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const said = [];
    const child = spawn('npm', ['run', '--silent', name], { cwd: root, shell: process.platform === 'win32' });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => said.push(words));
    child.once('error', (error) => said.push(Buffer.from(error.message)));
    child.once('close', (status) => {
      const words = Buffer.concat(said).toString();
      // ESLint ends well when a rule has left itself out.
      const isGood = status === 0 && !words.includes('rule will be skipped');
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
      console.log(`${name}: ${isGood ? 'passed' : 'failed'} after ${seconds} s`);
      if (!isGood) {
        failed.push(name);
        console.log(words);
      }
      resolve();
    });
  });
}

async function lane() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
}

console.log(`Checking ${[first, ...waiting].map((name) => name.replace('check:', '')).join(', ')} …`);
await run(first);
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
if (failed.length > 0)
  console.error(`Failed: ${failed.join(', ')}. \`npm run ${failed[0]}\` repeats it alone.`);
process.exitCode = failed.length > 0 ? 1 : 0;
