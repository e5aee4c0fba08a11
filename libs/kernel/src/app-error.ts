import { defaultMessages, type ErrorCode } from './error-codes.ts';

export interface AppErrorOptions {
  /** Replaces the code's default words. Reaches the client, so it never holds a secret or an internal name. */
  readonly message?: string;
  readonly cause?: unknown;
  /** For the log only; never shown to a client. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The one error that crosses a port. Callers branch on `code`, never on the text. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? defaultMessages[code], { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }

  static is(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
    return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
  }
}
