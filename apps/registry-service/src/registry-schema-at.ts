import { readMigrations, type SchemaTarget } from '@drydock/postgres';
import { registryMigrationsDirectory, registrySchema } from '@drydock/registry-postgres';

export const registrySchemaAt = async (url: string): Promise<SchemaTarget> => ({
  url,
  schema: registrySchema,
  migrations: await readMigrations(registryMigrationsDirectory),
});
