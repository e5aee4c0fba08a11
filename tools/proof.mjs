// The search for a way to lose something (docs/proof.md): `npm run proof` as in every test run, `npm run proof -- --long` at length,
// `npm run proof -- --long SCENARIO…` these alone, beside what was searched before; `npm run proof -- --replay FILE` walks the steps of a
// counterexample. `--write` keeps what was searched in docs/proof.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeProofPage } from './proof/write-proof-page.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, 'reports', 'proof');

function end(words) {
  console.error(words);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { long: { type: 'boolean' }, write: { type: 'boolean' }, replay: { type: 'string' } },
    });
  } catch (error) {
    return end(error.message);
  }
}

const { values, positionals: named } = read();
const { replay } = values;
const size = values.long ? 'long' : 'minutes';
if (named.length > 0 && values.write && size === 'minutes') {
  end('A part of what every run searches is not written down: leave out the names, or add --long');
}

if (replay === undefined && named.length === 0) rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    ...['run', '--project', 'proof'],
    ...(named.length > 0 ? ['proof/model.proof.ts'] : []),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DRYDOCK_PROOF_SIZE: size,
      ...(named.length > 0 ? { DRYDOCK_PROOF_SCENARIOS: named.join() } : {}),
      ...(replay === undefined ? {} : { DRYDOCK_PROOF_REPLAY: resolve(replay) }),
    },
  },
);
if (status === 0 && replay === undefined && values.write) writeProofPage({ root, size });
process.exitCode = status ?? 1;
