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
// `drydock tags … | head`, or a full disk: what was asked for was not told, and a push may not have come to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  const words = error.code === 'EPIPE' ? 'stdout was closed before everything was written' : error.message;
  process.stderr.write(`drydock: ${words}\n`);
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
