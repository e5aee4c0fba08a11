export { createTestDatabase, type TestDatabase } from './testing/create-test-database.ts';
export { startTestServer, type TestServerOptions } from './testing/start-test-server.ts';
export { createDatabaseBehindPgbouncer, type DatabaseBehindPgbouncer } from './testing/behind-pgbouncer.ts';
