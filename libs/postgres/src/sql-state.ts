import { AppError } from '@drydock/kernel';

/** The five-character code of an error that the server reported, or undefined (PostgreSQL documentation, appendix A). */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

export const sqlState = {
  foreignKeyViolation: '23503',
  uniqueViolation: '23505',
  deadlockDetected: '40P01',
  serializationFailure: '40001',
  lockNotAvailable: '55P03',
  undefinedTable: '42P01',
} as const;

const transient = new Set<string>([
  sqlState.deadlockDetected,
  sqlState.serializationFailure,
  sqlState.lockNotAvailable,
]);

/** Would the same transaction, tried again, have a fair chance? */
export const isTransient = (error: unknown): boolean => transient.has(sqlStateOf(error) ?? '');

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOENT',
]);

/** Words of the driver, which has no code for it. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout';

/** Out of reach, starting, stopping, out of connections, or out of time (classes 08, 53, 57P, and 57014). */
export function isServerAway(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return /^(08|53|57P|57014)/.test(state);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && networkCodes.has(error.code)) return true;
  // pg has no code for these.
  return (
    isUnanswered(error) ||
    /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed))/.test(
      error.message,
    )
  );
}

/** What a caller above the adapter sees of a driver's error; an AppError passes unchanged. */
export function translateError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isServerAway(error) || isTransient(error)) return new AppError('unavailable', { cause: error });
  // No text of PostgreSQL holds a NUL (22021, 22P05): whoever sent one named nothing that can be there.
  if (/^(22021|22P05)$/.test(sqlStateOf(error) ?? ''))
    return new AppError('invalid_request', { cause: error });
  return error;
}
