import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '@drydock/testing';
import { installSchemathesis } from './support/install-schemathesis.ts';
import { hasPython } from './support/python-package.ts';
import { startDeployment, type RunningDeployment } from './support/start-deployment.ts';

/** More of it by hand: DRYDOCK_TEST_CONTRACT_EXAMPLES=200 DRYDOCK_TEST_CONTRACT_SEED=$RANDOM */
const examples = process.env['DRYDOCK_TEST_CONTRACT_EXAMPLES'] ?? '8';
const seed = process.env['DRYDOCK_TEST_CONTRACT_SEED'] ?? '2013';
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** @returns the exit status and the end of what was printed. */
const runTester = (
  program: string,
  args: readonly string[],
  directory: string,
): Promise<{ readonly status: unknown; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(program, args, { cwd: directory, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: error ? error.code : 0, output: `${stdout}\n${stderr}`.slice(-20_000) });
    });
  });

interface Prepared {
  readonly program: string;
  readonly deployment: RunningDeployment;
  /** Where the tester leaves its own files. */
  readonly directory: TempDirectory;
}

describe('the contract under a tester that is not ours', () => {
  let prepared: Prepared | undefined;

  beforeAll(async () => {
    if (!(await hasPython())) return;
    const program = await installSchemathesis();
    const directory = await tempDirectory('contract-fuzz');
    prepared = { program, directory, deployment: await startDeployment('standalone') };
  }, 400_000);
  afterAll(async () => {
    await prepared?.deployment.stop();
    await prepared?.directory.remove();
  });

  it('holds for every operation of openapi/gateway.yaml', { timeout: 900_000 }, async (context) => {
    if (!prepared) return context.skip('schemathesis needs Python 3.10 or later with venv');
    const { program, deployment, directory } = prepared;
    const { username, password } = deployment.admin;
    const { status, output } = await runTester(
      program,
      [
        ...['--config-file', root('schemathesis.toml'), 'run', root('openapi/gateway.yaml')],
        ...['--url', deployment.url, '--auth', `${username}:${password}`],
        ...['--max-examples', examples, '--seed', seed, '--generation-database', 'none', '--no-color'],
      ],
      directory.path,
    );
    expect(status, output).toBe(0);
  });
});
