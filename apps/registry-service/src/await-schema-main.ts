import { runProcess } from '@drydock/lifecycle';
import { checkSchema } from '@drydock/postgres';
import { parseRegistrySchemaConfig } from './config.ts';
import { startSchemaProcess } from './schema-process.ts';

const name = 'drydock-registry-await-schema';
await runProcess({
  name,
  configure: parseRegistrySchemaConfig,
  start: startSchemaProcess(name, checkSchema),
});
