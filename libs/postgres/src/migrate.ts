import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { AppError } from '@drydock/kernel';
import { rollBack } from './roll-back.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  /**
   * The lowest migration that a process must know to work on this schema, from a first line `-- requires: N`. Without one any
   * older process may go on, which is what rolling upgrades rest on (expand, migrate, contract).
   */
  readonly requires: number;
}

export interface MigrateOutcome {
  readonly applied: readonly string[];
  /** The schema is at this migration now; higher than the process knows when a newer one was here. */
  readonly schemaVersion: number;
  readonly newerThanProcess: boolean;
}

const fileName = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** @param directory holds `NNNN-name.sql` files and nothing else. */
export async function readMigrations(directory: string): Promise<readonly Migration[]> {
  const migrations: Migration[] = [];
  for (const file of (await readdir(directory)).sort()) {
    const match = fileName.exec(file);
    if (!match) throw new Error(`${file} in ${directory} is not named NNNN-name.sql`);
    const sql = await readFile(join(directory, file), 'utf8');
    migrations.push({
      number: Number(match[1]),
      name: match[2] ?? '',
      sql,
      sha256: createHash('sha256').update(sql).digest('hex'),
      requires: Number(/^-- requires: (\d+)$/m.exec(sql)?.[1] ?? 0),
    });
  }
  return migrations;
}

const refuse = (message: string) => new AppError('configuration_invalid', { message });

interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly requires: number;
}

interface Step {
  readonly rows: readonly AppliedMigration[];
  /** Undefined when there was nothing left to do. */
  readonly applied: Migration | undefined;
}

/** @throws AppError `configuration_invalid` when what is there does not fit to this process */
function assertFitting(
  schema: string,
  rows: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  const newestKnown = Math.max(0, ...known.keys());
  for (const row of rows) {
    const same = known.get(row.number);
    if (same && same.sha256 !== row.sha256) {
      throw refuse(
        `Migration ${row.name} of schema ${schema} was applied with other contents than this version has`,
      );
    }
    if (row.requires > newestKnown) {
      throw refuse(
        `Schema ${schema} is at version ${String(row.number)}, which needs a newer version of Drydock than this one (it knows ${String(newestKnown)})`,
      );
    }
  }
}

/** Applies the next migration that is missing. All of it is the transaction's, the lock and the search path too. */
async function applyNext(
  client: pg.ClientBase,
  schema: string,
  migrations: readonly Migration[],
): Promise<Step> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `drydock migrations ${schema}`,
  ]);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query(`SET LOCAL search_path TO ${schema}, public`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${schema}.migrations (
       number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL,
       requires integer NOT NULL DEFAULT 0, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await client.query<AppliedMigration>(
    `SELECT number, name, sha256, requires FROM ${schema}.migrations ORDER BY number`,
  );
  assertFitting(schema, rows, migrations);
  const done = new Set(rows.map((row) => row.number));
  const next = migrations.find((migration) => !done.has(migration.number));
  if (next) {
    await client.query(next.sql);
    await client.query(
      `INSERT INTO ${schema}.migrations (number, name, sha256, requires) VALUES ($1, $2, $3, $4)`,
      [next.number, next.name, next.sha256, next.requires],
    );
  }
  return { rows, applied: next };
}

/**
 * Brings a schema up to date. Safe to call from any number of processes at once: an advisory lock lets one work. Forward only;
 * a migration that was applied with other bytes than it has now is refused, as is a schema that asks for a newer process.
 * Nothing of it outlives a transaction, so a pooler in transaction mode may stand between.
 * @param client whose role may create in the schema.
 */
export async function migrate(
  client: pg.ClientBase,
  options: { readonly schema: string; readonly migrations: readonly Migration[] },
): Promise<MigrateOutcome> {
  const { schema, migrations } = options;
  if (!/^[a-z_]+$/.test(schema)) throw refuse(`${schema} is not a schema's name`);
  const outcome: string[] = [];
  for (;;) {
    await client.query('BEGIN');
    let step: Step;
    try {
      step = await applyNext(client, schema, migrations);
      await client.query('COMMIT');
    } catch (error) {
      await rollBack(client, error);
      throw error;
    }
    if (step.applied) {
      outcome.push(step.applied.name);
      continue;
    }
    const newestKnown = Math.max(0, ...migrations.map(({ number }) => number));
    const schemaVersion = Math.max(newestKnown, ...step.rows.map(({ number }) => number));
    return { applied: outcome, schemaVersion, newerThanProcess: schemaVersion > newestKnown };
  }
}
