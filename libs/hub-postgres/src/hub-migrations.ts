import { fileURLToPath } from 'node:url';
import { readMigrations, type Migration } from '@drydock/postgres';

export const hubSchema = 'hub';

/** The steps that make the hub's schema, in order. */
export const readHubMigrations = (): Promise<readonly Migration[]> =>
  readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
