import { homedir } from 'node:os';
import { productVersion } from '@drydock/kernel';
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
// `drydock tags … | head`: who reads has read enough.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: createProcessTerminal(process, stop.signal),
  homeDir: homedir(),
  machineArch: process.arch,
  version: productVersion,
  signal: stop.signal,
});
process.off('SIGINT', onSignal);
process.off('SIGTERM', onSignal);
