export { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';
export { default as startTestServer } from './testing/global-setup.ts';
export { createDatabaseBehindPgbouncer, type DatabaseBehindPgbouncer } from './testing/behind-pgbouncer.ts';
