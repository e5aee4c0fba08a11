import { runProcess } from '@drydock/lifecycle';
import { migrateDatabase } from '@drydock/postgres';
import { parseRegistrySchemaConfig } from './config.ts';
import { startSchemaProcess } from './schema-process.ts';

const name = 'drydock-registry-migrate';
await runProcess({
  name,
  configure: parseRegistrySchemaConfig,
  start: startSchemaProcess(name, migrateDatabase),
});
