import { migrateDatabase, type SchemaLog, type SchemaTarget } from './migrate-database.ts';
import type { MigrateOutcome } from './migrate.ts';
import { whenThere } from './when-there.ts';

/** `migrateDatabase` by `whenThere`; each new reason why the server is not there yet goes to the log. */
export const migrateWhenThere = (
  target: SchemaTarget,
  log: SchemaLog,
  waitMs: number,
): Promise<MigrateOutcome> =>
  whenThere(() => migrateDatabase(target, log), {
    waitMs,
    onWait: (reason) => log.warn({ reason }, 'the database is not there yet'),
  });
