import { hubSchema, readHubMigrations } from '@drydock/hub-postgres';
import type { SchemaTarget } from '@drydock/postgres';

export const hubSchemaAt = async (url: string): Promise<SchemaTarget> => ({
  url,
  schema: hubSchema,
  migrations: await readHubMigrations(),
});
