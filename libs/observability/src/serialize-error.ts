import { AppError } from '@drydock/kernel';
import { redactText } from './redact-text.ts';

/** What of an error is logged. */
export interface SerializedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: SerializedError;
}

const deepestCause = 5;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : undefined;

/**
 * Errors of drivers carry their whole client, with passwords and keys, so nothing of an error is logged but what is named here:
 * its class, its words and stack with credentials blotted out, its code, and its causes likewise. Anything else that was thrown
 * is only named by its type.
 */
export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something was thrown that is no error' };
  const code = AppError.is(error) ? error.code : 'code' in error ? textOf(error.code) : undefined;
  const { cause } = error;
  return {
    type: error.constructor.name,
    message: redactText(error.message),
    ...(code === undefined ? {} : { code: redactText(code) }),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(cause === undefined || depth >= deepestCause ? {} : { cause: serializeError(cause, depth + 1) }),
  };
}
