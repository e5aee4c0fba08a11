export { checkSchema } from './check-schema.ts';
export { createBatcher } from './create-batcher.ts';
export { createPool, poolUse, type PoolSettings } from './create-pool.ts';
export { migrateDatabase, type SchemaLog, type SchemaTarget } from './migrate-database.ts';
export { migrate, readMigrations, type MigrateOutcome, type Migration } from './migrate.ts';
export { retryWhileUnavailable, type RetryWhileUnavailableOptions } from './retry-while-unavailable.ts';
export { isServerAway, isTransient, sqlState, sqlStateOf, translateError } from './sql-state.ts';
export { translateErrors } from './translate-errors.ts';
export { withTransaction, type TransactionOptions } from './with-transaction.ts';
