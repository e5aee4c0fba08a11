import { fileURLToPath } from 'node:url';

/** Where the numbered SQL files of the schema `registry` lie. */
export const registryMigrationsDirectory = fileURLToPath(new URL('../migrations', import.meta.url));

/** First in the search path of each connection of the registry. */
export const registrySchema = 'registry';
