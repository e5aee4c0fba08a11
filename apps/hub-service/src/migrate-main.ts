import { runProcess } from '@drydock/lifecycle';
import { migrateDatabase } from '@drydock/postgres';
import { parseHubSchemaConfig } from './config.ts';
import { startSchemaProcess } from './schema-process.ts';

const name = 'drydock-hub-migrate';
await runProcess({
  name,
  configure: parseHubSchemaConfig,
  start: startSchemaProcess(name, migrateDatabase),
});
