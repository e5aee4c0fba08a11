import type { AppError } from '@drydock/kernel';

/** Why something could not be had, in the driver's words. A name with several addresses fails once for each, and by itself says nothing. */
export function reasonOf({ cause, message }: AppError): string {
  if (cause instanceof AggregateError && cause.message === '') {
    return cause.errors.map((one) => (one instanceof Error ? one.message : String(one))).join(', ');
  }
  return cause instanceof Error ? cause.message : message;
}
