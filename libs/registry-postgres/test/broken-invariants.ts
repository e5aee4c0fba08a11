import type pg from 'pg';
import { storageInvariants } from '../src/index.ts';

/** @returns the words of the invariants that do not hold. */
export async function brokenInvariants(pool: pg.Pool): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const invariant of storageInvariants) {
    if ((await pool.query(invariant.sql)).rowCount !== 0) broken.push(invariant.broken);
  }
  return broken;
}
