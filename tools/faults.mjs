// `npm run faults -- --minutes 60`: the fault ring at length. `--seed N` makes the choices of an earlier run again; what is
// left over names tests, as Vitest takes them: `npm run faults -- --minutes 10 churn`.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { listApps } from './build.mjs';
import { prepare, root } from './start/prepare.mjs';

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string' } },
  allowPositionals: true,
});
await prepare(listApps());
const done = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...['--project', 'faults', '--project', 'returns'],
    '--no-file-parallelism',
    ...positionals,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      DRYDOCK_FAULTS_MINUTES: values.minutes,
      ...(values.seed === undefined ? {} : { DRYDOCK_FAULTS_SEED: values.seed }),
    },
  },
);
process.exitCode = done.status ?? 1;
