import type pg from 'pg';
import { isUnanswered } from './sql-state.ts';

/**
 * Ends a transaction that met `error`.
 * @returns why the connection must not be used again, if so. One that left a statement unanswered is not asked anything more: that would take as long again
 */
export async function rollBack(client: pg.ClientBase, error: unknown): Promise<Error | undefined> {
  if (isUnanswered(error)) return error instanceof Error ? error : undefined;
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (rollbackError) {
    return rollbackError instanceof Error ? rollbackError : new Error('rollback failed');
  }
}
