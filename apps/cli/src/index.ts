export { runCli, type RunDeps } from './run-cli.ts';
