// The whole test run: installs and builds what is missing, runs the rings, reports, ends with one counted line.
// `npm test -- unit conformance` runs these rings only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listApps } from './build.mjs';
import { prepare } from './start/prepare.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, 'reports');
const rings = ['unit', 'conformance', 'integration', 'proof', 'acceptance', 'faults', 'returns'];
/** These start the applications. */
const startsApps = ['acceptance', 'faults', 'returns'];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = wanted.filter((name) => !rings.includes(name));
if (unknown.length > 0) {
  console.error(`No ring is called ${unknown.join(', ')}. The rings: ${rings.join(', ')}.`);
  process.exit(2);
}
const selected = wanted.length > 0 ? rings.filter((name) => wanted.includes(name)) : rings;
const isWhole = selected.length === rings.length;

/** Runs a command to its end and gives its exit status; 1 when it could not run or was killed. */
function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NX_DAEMON: 'false', ...env },
  });
  return done.status ?? 1;
}

/** Everything that a ring starts: installed, and built when it is missing or older than its source. */
async function prepareAll() {
  try {
    await prepare(selected.some((ring) => startsApps.includes(ring)) ? listApps() : []);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function runRing(ring) {
  console.log(`\n== ${ring} ==`);
  const results = join(reports, 'tests', `${ring}.json`);
  const status = run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      ring,
      '--passWithNoTests',
      ...(ring === 'returns' ? ['--no-file-parallelism'] : []),
      '--reporter=default',
      '--reporter=./tools/reporters/results-reporter.mjs',
    ],
    { DRYDOCK_TEST_RESULTS: results, DRYDOCK_CONTRACT_REPORTS: join(reports, 'contract') },
  );
  const report = existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { tests: [], brokenFiles: [], unhandledErrors: [] };
  const problems = [
    ...report.brokenFiles.map(({ file, messages }) => `${file} did not load: ${messages.join('; ')}`),
    ...report.unhandledErrors.map((message) => `an error outside any test: ${message}`),
  ];
  const hasFailure = problems.length > 0 || report.tests.some(({ state }) => state === 'failed');
  // A crashed worker or a failed set-up ends Vitest with a status and names no test.
  if (status !== 0 && !hasFailure) problems.push(`the ${ring} ring ended with status ${status}`);
  return { ring, tests: report.tests, problems };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(join(reports, 'tests'), { recursive: true });

const fault = await prepareAll();
const outcomes = fault ? [] : selected.map(runRing);
const count = (state) => outcomes.flatMap(({ tests }) => tests).filter((test) => test.state === state).length;
const problems = [...(fault ? [fault] : []), ...outcomes.flatMap((outcome) => outcome.problems)];

// Both reports speak of a whole run: an operation or item that only a left-out ring touches is no gap.
if (!fault && isWhole) {
  for (const [script, problem] of [
    ['tools/contract-report.mjs', 'an operation of the contract was never exercised'],
    ['tools/conformance.mjs', 'an item of the checklist has no test'],
  ]) {
    console.log('');
    if (run(process.execPath, [script]) !== 0) problems.push(problem);
  }
}

const skips = outcomes.flatMap(({ ring, tests }) =>
  tests
    .filter(({ state }) => state === 'skipped')
    .map(({ title, reason }) => `  ${ring}: ${title} – ${reason}`),
);
if (skips.length > 0) console.log(`\nSkipped:\n${skips.join('\n')}`);
const failures = outcomes.flatMap(({ ring, tests }) =>
  tests
    .filter(({ state }) => state === 'failed')
    .map(({ file, title, reason }) => `  ${ring}: ${title} (${file})${reason ? `\n    ${reason}` : ''}`),
);
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
if (problems.length > 0)
  console.log(`\nCounted as failed:\n${problems.map((text) => `  ${text}`).join('\n')}`);

const failed = count('failed') + problems.length;
const tail = skips.length > 0 ? `, ${skips.length} skipped` : '';
console.log(`\n${count('passed')} passed, ${failed} failed${tail}`);
process.exitCode = failed > 0 ? 1 : 0;
