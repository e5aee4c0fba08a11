export { createPool, type PoolSettings } from './create-pool.ts';
export { migrate, readMigrations, type MigrateOutcome, type Migration } from './migrate.ts';
export { isServerAway, isTransient, sqlState, sqlStateOf, translateError } from './sql-state.ts';
export { translateErrors } from './translate-errors.ts';
export { withTransaction, type TransactionOptions } from './with-transaction.ts';
