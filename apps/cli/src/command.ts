import type { CredentialStore } from './credentials.ts';
import type { Connector } from './connector.ts';
import type { Output } from './terminal/output.ts';
import type { RunProgressDisplay } from './terminal/run-progress.ts';
import type { ProgressDisplay } from './terminal/progress.ts';
import type { Terminal } from './terminal/terminal.ts';

export interface CommandOption {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** What was typed behind the command's words. */
export interface Invocation {
  readonly operands: readonly string[];
  has(option: string): boolean;
  find(option: string): string | undefined;
}

/** What a command works with. */
export interface CommandContext {
  readonly invocation: Invocation;
  readonly output: Output;
  readonly terminal: Terminal;
  readonly credentials: CredentialStore;
  readonly connector: Connector;
  readonly signal: AbortSignal;
  /** Node's name of this machine's processor. */
  readonly machineArch: string;
  createProgress(): ProgressDisplay;
  createRunProgress(): RunProgressDisplay;
}

export interface Command {
  /** `['admin', 'users', 'add']` */
  readonly words: readonly string[];
  /** Operands as the help shows them: each word is one that has to be there, `[WORD]` one that may. */
  readonly operands: readonly string[];
  readonly summary: string;
  /** More than the summary, for `--help`. */
  readonly details?: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  run(context: CommandContext): Promise<void>;
}
