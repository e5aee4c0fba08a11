import { exitCodes, type ExitCode } from './exit-codes.ts';

export type FailureKind = Exclude<keyof typeof exitCodes, 'ok'>;

/** A failure in words for the person at the terminal, and the exit code that a script reads. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CliError';
    this.kind = kind;
    this.exitCode = exitCodes[kind];
  }
}
