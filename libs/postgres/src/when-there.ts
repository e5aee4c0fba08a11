import { AppError } from '@drydock/kernel';
import { reasonOf } from './reason-of.ts';
import { retryWhileUnavailable } from './retry-while-unavailable.ts';
import { translateError } from './sql-state.ts';

export interface WhenThereOptions {
  readonly waitMs: number;
  /** Told each new reason why the server is not there yet. */
  readonly onWait: (reason: string) => void;
}

/**
 * A step that can be repeated, as soon as the server answers: one that starts along with this process is waited for.
 * @throws AppError `unavailable` that names the last reason, when the server is not there after `waitMs`, or the step's own one; whatever
 * is no outage, at once
 */
export async function whenThere<T>(step: () => Promise<T>, { waitMs, onWait }: WhenThereOptions): Promise<T> {
  try {
    return await retryWhileUnavailable(step, { timeoutMs: waitMs, onWait });
  } catch (cause) {
    const error = translateError(cause);
    if (error === cause || !AppError.is(error, 'unavailable')) throw cause;
    throw new AppError('unavailable', {
      message: `PostgreSQL was waited for ${String(waitMs / 1_000)} s and is not there: ${reasonOf(error)}`,
      cause,
    });
  }
}
