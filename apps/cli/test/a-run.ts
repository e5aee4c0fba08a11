import { runCli } from '../src/run-cli.ts';
import type { Terminal } from '../src/terminal/terminal.ts';

export interface RunResult {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

export interface RunSetting {
  readonly homeDir: string;
  readonly input?: string;
  /** What is typed; with it there is a terminal. */
  readonly typed?: readonly string[];
  /** Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** One run of the CLI in this process. */
export async function run(
  args: readonly string[],
  { homeDir, input = '', typed, signal = new AbortController().signal }: RunSetting,
): Promise<RunResult> {
  let out = '';
  let error = '';
  const answers = [...(typed ?? [])];
  const terminal: Terminal = {
    isInteractive: typed !== undefined,
    isDrawable: false,
    columns: () => 80,
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    ask: (question) => {
      error += question;
      return Promise.resolve(answers.shift() ?? '');
    },
    readInput: () => Promise.resolve(input),
  };
  const exitCode = await runCli(args, { terminal, homeDir, machineArch: 'x64', version: '0.0.0', signal });
  return { exitCode, out, error };
}
