import { AppError } from '@drydock/kernel';

/** Why no connection can be made, in one line: a wrong password, no such database, a certificate of somebody else. */
export function refusalOf(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message.replace(/\s+/g, ' ') : String(cause);
  return new AppError('unavailable', {
    message: `PostgreSQL cannot be used as the URL of the database says: ${reason}`,
    cause,
    details: { isRefused: true },
  });
}

/** Nobody is away, so waiting helps nothing. */
export const isRefusal = (error: unknown): boolean =>
  AppError.is(error, 'unavailable') && error.details['isRefused'] === true;
