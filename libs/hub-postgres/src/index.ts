export { createHubStore } from './create-hub-store.ts';
export { hubSchema, readHubMigrations } from './hub-migrations.ts';
