import { homedir } from 'node:os';
import { productVersion } from '@drydock/kernel';
import { exitCodes } from './exit-codes.ts';
import { createProcessTerminal } from './terminal/process-terminal.ts';
import { runCli } from './run-cli.ts';

const stop = new AbortController();
const onSignal = (): void => {
  // The second one means it.
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
};
process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `drydock tags … | head`: who reads has read enough, and other programs end without a word as well.
  if (error.code === 'EPIPE') process.exit(exitCodes.closedPipe);
  process.stderr.write(`drydock: ${error.message}\n`);
  process.exit(exitCodes.failed);
});
process.stderr.on('error', () => undefined);

/** Where somebody without an entry among the users runs it, there is no home: nothing is kept there, and nothing can be. */
function homeOf(): string {
  try {
    return homedir();
  } catch {
    return '/dev/null';
  }
}

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: createProcessTerminal(process, stop.signal),
  homeDir: homeOf(),
  machineArch: process.arch,
  version: productVersion,
  signal: stop.signal,
});
process.off('SIGINT', onSignal);
process.off('SIGTERM', onSignal);
