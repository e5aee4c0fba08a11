import type pg from 'pg';
import { storageInvariants } from '@drydock/registry-postgres';

export interface BrokenInvariant {
  readonly name: string;
  readonly items: readonly string[];
}

/** As an operator's check asks them: of one moment, and on a live system. */
export async function listBrokenInvariants(rows: pg.Pool): Promise<readonly BrokenInvariant[]> {
  const client = await rows.connect();
  const broken: BrokenInvariant[] = [];
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    for (const { name, sql } of storageInvariants) {
      const found = await client.query<{ item: string }>(sql);
      if (found.rows.length > 0) broken.push({ name, items: found.rows.map(({ item }) => item) });
    }
    await client.query('COMMIT');
  } finally {
    client.release(true);
  }
  return broken;
}
