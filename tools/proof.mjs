// The search for a way to lose something (docs/proof.md): `npm run proof` as in every test run, `npm run proof -- --long` at length,
// `npm run proof -- --replay FILE` walks the steps of a counterexample. `--write` keeps what was searched in docs/proof.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeProofPage } from './proof/write-proof-page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, 'reports', 'proof');
const args = process.argv.slice(2);
const replayed = args.includes('--replay') ? args[args.indexOf('--replay') + 1] : undefined;
if (args.includes('--replay') && replayed === undefined) {
  console.error('Name the file of the counterexample: npm run proof -- --replay reports/proof/….json');
  process.exit(2);
}
const size = args.includes('--long') ? 'long' : 'minutes';

if (replayed === undefined) rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'proof'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DRYDOCK_PROOF_SIZE: size,
      ...(replayed === undefined ? {} : { DRYDOCK_PROOF_REPLAY: resolve(replayed) }),
    },
  },
);
if (status === 0 && replayed === undefined && args.includes('--write')) writeProofPage({ root, size });
process.exitCode = status ?? 1;
