import { AppError } from '@drydock/kernel';
import type { SchemaTarget } from './migrate-database.ts';
import { openClient } from './open-client.ts';
import { sqlState, sqlStateOf } from './sql-state.ts';

async function listMissing({ url, schema, migrations }: SchemaTarget): Promise<readonly string[]> {
  const client = await openClient(url);
  try {
    const { rows } = await client.query<{ number: number }>(
      `SELECT number FROM ${client.escapeIdentifier(schema)}.migrations`,
    );
    const applied = new Set(rows.map(({ number }) => number));
    return migrations.filter(({ number }) => !applied.has(number)).map(({ name }) => name);
  } catch (error) {
    if (sqlStateOf(error) !== sqlState.undefinedTable) throw error;
    return migrations.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Has somebody else applied every migration that this process knows? Changes nothing.
 * @throws AppError `unavailable` that names the ones which are missing.
 */
export async function checkSchema(target: SchemaTarget): Promise<void> {
  const missing = await listMissing(target);
  if (missing.length === 0) return;
  throw new AppError('unavailable', { message: `schema ${target.schema} lacks ${missing.join(', ')}` });
}
