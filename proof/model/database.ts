import pg from 'pg';
import { createPool, migrate, readMigrations } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import { registryMigrationsDirectory, registrySchema } from '@drydock/registry-postgres';
import {
  normalise,
  now,
  readRows,
  tableNames,
  writeRow,
  type Renaming,
  type Row,
  type Tables,
} from './tables.ts';
import { prepared } from './prepared.ts';

export interface ModelDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Makes these the contents, whatever foreign keys would have said on the way. */
  restore(tables: Tables): Promise<void>;
  read(): Promise<{ readonly tables: Tables; readonly renaming: Renaming }>;
  /** Which of the named questions have an answer, of the contents that the database has now. */
  ask(questions: Readonly<Record<string, string>>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * The model's own now() comes before PostgreSQL's in the search path. Defaults were bound when the tables were made, so they are set anew.
 */
const standingClock = `
  CREATE FUNCTION registry.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT timestamptz '${now}' $$;
  DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT table_name, column_name FROM information_schema.columns
              WHERE table_schema = 'registry' AND column_default = 'now()'
    LOOP EXECUTE format('ALTER TABLE registry.%I ALTER COLUMN %I SET DEFAULT registry.now()', c.table_name, c.column_name);
    END LOOP;
  END $$;`;

/** New ids never meet those that restored rows have. */
const farSequences = `
  SELECT setval('registry.json_revisions', 1000000), setval(pg_get_serial_sequence('registry.reviews', 'review_id'), 1000000),
         setval(pg_get_serial_sequence('registry.tag_history', 'revision'), 1000000)`;

/**
 * Makes the rows of the tables that it is given, and leaves the others. Plans are kept between calls, which a text of its own for each
 * would have made anew.
 */
const writeContents = `
  CREATE FUNCTION registry.model_write(contents json) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    -- Notes for other jobs, which no transition here reads, would pile up.
    DELETE FROM registry.manifest_changes;
    ${tableNames
      .map(
        (name) => `IF contents->'${name}' IS NOT NULL THEN
      DELETE FROM registry.${name};
      INSERT INTO registry.${name} OVERRIDING SYSTEM VALUE
        SELECT * FROM json_populate_recordset(NULL::registry.${name}, contents->'${name}');
    END IF;`,
      )
      .join('\n    ')}
  END $$;`;

const readAll = `SELECT json_build_object(${tableNames
  .map((name) => `'${name}', (SELECT coalesce(json_agg(t), '[]') FROM registry.${name} t)`)
  .join(', ')}) AS tables`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const texts = new WeakMap<Tables, Readonly<Record<string, string>>>();

/** The same for the same rows in whichever order. */
function textOf(tables: Tables): Readonly<Record<string, string>> {
  const known = texts.get(tables);
  if (known) return known;
  const entries = Object.entries(tables).map(([name, rows]): [string, string] => [
    name,
    rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join(),
  ]);
  const text = Object.fromEntries(entries);
  texts.set(tables, text);
  return text;
}

/** A database of its own with the real migrations, in which time stands still. @param alter SQL that takes a safeguard away. */
export async function createModelDatabase(alter = ''): Promise<ModelDatabase> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, {
    schema: registrySchema,
    migrations: await readMigrations(registryMigrationsDirectory),
  });
  await client.query(`${standingClock} ${writeContents} ${farSequences};
    ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = off;
    ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET deadlock_timeout = '20ms'; ${alter}`);
  await client.end();
  const pool = createPool({
    url: database.url,
    schema: `${registrySchema},pg_catalog`,
    applicationName: 'proof',
  });
  // The role keeps triggers, and with them foreign keys, from firing. On a connection of its own, since a change of role throws all plans away.
  const own = new pg.Client({
    connectionString: database.url,
    options: `-c search_path=${registrySchema},pg_catalog -c session_replication_role=replica`,
  });
  await own.connect();
  /** What each table holds, as far as it is known: the text of its rows with their present ids. */
  let held: Readonly<Record<string, string>> = {};

  return {
    url: database.url,
    pool,
    async restore(tables) {
      const wanted = textOf(tables);
      const changed = tableNames.filter((name) => held[name] !== wanted[name]);
      if (changed.length === 0) return;
      held = {};
      const contents = changed.map((name): [string, Row[]] => [name, (tables[name] ?? []).map(writeRow)]);
      await own.query({
        name: 'write',
        text: 'SELECT registry.model_write($1)',
        values: [JSON.stringify(Object.fromEntries(contents))],
      });
      held = wanted;
    },
    async read() {
      const { rows } = await own.query<{ tables: Tables }>({ name: 'read-all', text: readAll });
      const raw = rows[0]?.tables;
      if (raw === undefined) throw new Error('the database gave no contents');
      const present = readRows(raw);
      held = textOf(present);
      return normalise(present);
    },
    async ask(questions) {
      const parts = Object.entries(questions).map(
        ([words, sql]) => `SELECT ${quoted(words)} AS words WHERE EXISTS (${sql})`,
      );
      const { rows } = await own.query<{ words: string }>(prepared(parts.join('\nUNION ALL\n')));
      return rows.map((row) => row.words);
    },
    async close() {
      await own.end();
      await pool.end();
      await database.drop();
    },
  };
}
