import { AppError } from '@drydock/kernel';
import { migrateDatabase, type SchemaLog, type SchemaTarget } from './migrate-database.ts';
import type { MigrateOutcome } from './migrate.ts';
import { reasonOf } from './reason-of.ts';
import { isRefusal } from './refusal.ts';
import { retryWhileUnavailable } from './retry-while-unavailable.ts';
import { translateError } from './sql-state.ts';

/**
 * `migrateDatabase` as soon as the server answers: one that starts along with this process is waited for, and each new reason why it is
 * not there yet goes to the log.
 * @throws AppError `unavailable` that names the last reason, when it is not there after `waitMs`; whatever is no outage, at
 * once, of which a server that does not let this process in is `unavailable` in words for a person
 */
export async function migrateWhenThere(
  target: SchemaTarget,
  log: SchemaLog,
  waitMs: number,
): Promise<MigrateOutcome> {
  try {
    return await retryWhileUnavailable(() => migrateDatabase(target, log), {
      timeoutMs: waitMs,
      onWait: (reason) => log.warn({ reason }, 'the database is not there yet'),
    });
  } catch (cause) {
    const error = translateError(cause);
    if (!AppError.is(error, 'unavailable') || isRefusal(error)) throw cause;
    throw new AppError('unavailable', {
      message: `PostgreSQL was waited for ${String(waitMs / 1_000)} s and is not there: ${reasonOf(error)}`,
      cause,
    });
  }
}
