import { migrate, type MigrateOutcome, type Migration } from './migrate.ts';
import { openClient } from './open-client.ts';

/** A schema, where it is, and the steps that this process knows to make it. */
export interface SchemaTarget {
  readonly url: string;
  readonly schema: string;
  readonly migrations: readonly Migration[];
}

export interface SchemaLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** `migrate` on a connection of its own, with its outcome in the log. */
export async function migrateDatabase(target: SchemaTarget, log: SchemaLog): Promise<MigrateOutcome> {
  const { url, schema, migrations } = target;
  const client = await openClient(url);
  try {
    const outcome = await migrate(client, { schema, migrations });
    const { applied, schemaVersion, newerThanProcess } = outcome;
    if (newerThanProcess) log.warn({ schemaVersion }, 'the schema is newer than this process, which goes on');
    else log.info({ applied, schemaVersion }, 'schema is up to date');
    return outcome;
  } finally {
    await client.end();
  }
}
