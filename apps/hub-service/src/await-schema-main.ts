import { runProcess } from '@drydock/lifecycle';
import { checkSchema } from '@drydock/postgres';
import { parseHubSchemaConfig } from './config.ts';
import { startSchemaProcess } from './schema-process.ts';

const name = 'drydock-hub-await-schema';
await runProcess({ name, configure: parseHubSchemaConfig, start: startSchemaProcess(name, checkSchema) });
