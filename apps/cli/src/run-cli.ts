import { CliError } from './cli-error.ts';
import type { CommandContext } from './command.ts';
import { allCommands } from './commands/all-commands.ts';
import { createConnector } from './connector.ts';
import { createCredentialStore } from './credentials.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import { parseArguments, type ParsedArguments } from './parse-arguments.ts';
import { createBarProgress } from './terminal/bar-progress.ts';
import { oneLine } from './terminal/one-line.ts';
import { createOutput } from './terminal/output.ts';
import { createLineProgress, silentProgress, type ProgressDisplay } from './terminal/progress.ts';
import {
  createRunBar,
  createRunLines,
  silentRunProgress,
  type RunProgressDisplay,
} from './terminal/run-progress.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface RunDeps {
  readonly terminal: Terminal;
  readonly homeDir: string;
  readonly machineArch: string;
  readonly version: string;
  readonly signal: AbortSignal;
}

type Run = Extract<ParsedArguments, { kind: 'run' }>;

async function runCommand({ command, invocation }: Run, deps: RunDeps): Promise<void> {
  const { terminal, signal } = deps;
  const isJson = invocation.has('json');
  const isQuiet = invocation.has('quiet');
  const credentials = createCredentialStore(deps.homeDir);
  const writeOut = (text: string): void => {
    terminal.writeOut(text);
  };
  const createProgress = (): ProgressDisplay => {
    if (isJson || isQuiet) return silentProgress;
    if (!terminal.isDrawable) return createLineProgress(writeOut);
    return createBarProgress({
      write: writeOut,
      columns: () => terminal.columns(),
      nowMs: () => performance.now(),
    });
  };
  const createRunProgress = (): RunProgressDisplay => {
    if (isJson || isQuiet) return silentRunProgress;
    if (!terminal.isDrawable) return createRunLines(writeOut);
    return createRunBar({ write: writeOut, columns: () => terminal.columns() });
  };
  const context: CommandContext = {
    invocation,
    output: createOutput(terminal, { isJson, isQuiet }),
    terminal,
    credentials,
    connector: createConnector({
      credentials,
      givenHost: invocation.find('host'),
      isInsecureAllowed: invocation.has('insecure'),
      signal,
    }),
    signal,
    machineArch: deps.machineArch,
    createProgress,
    createRunProgress,
  };
  await command.run(context);
}

/** A failure that nobody put into words: of the machine, as a full disk; else an answer that has another shape than the API gives it. */
function unforeseen(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return 'code' in error ? error.message : `an answer or a file is not as expected: ${error.message}`;
}

/** One run of `drydock`, from the words typed to the exit code. Never rejects. */
export async function runCli(args: readonly string[], deps: RunDeps): Promise<ExitCode> {
  const { terminal, signal } = deps;
  try {
    if (args.length === 0) {
      terminal.writeError(overview(allCommands, []));
      return exitCodes.usage;
    }
    const parsed = parseArguments(allCommands, args);
    if (parsed.kind === 'version') terminal.writeOut(`drydock ${deps.version}\n`);
    else if (parsed.kind === 'run') await runCommand(parsed, deps);
    else
      terminal.writeOut(parsed.command ? commandHelp(parsed.command) : overview(allCommands, parsed.words));
    return exitCodes.ok;
  } catch (error) {
    if (signal.aborted) {
      terminal.writeError('drydock: interrupted\n');
      return exitCodes.interrupted;
    }
    if (error instanceof CliError) {
      terminal.writeError(`drydock: ${oneLine(error.message)}\n`);
      return error.exitCode;
    }
    terminal.writeError(`drydock: ${oneLine(unforeseen(error))}\n`);
    return exitCodes.failed;
  }
}
