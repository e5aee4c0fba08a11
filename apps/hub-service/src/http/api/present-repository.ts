import type { HubComponents } from '@drydock/api-contracts';
import { RepositoryName } from '@drydock/kernel';
import type { HubRepositoryRow } from '@drydock/hub-core';

export const presentRepository = (row: HubRepositoryRow): HubComponents['schemas']['Repository'] => ({
  name: row.name,
  access: row.access,
  description: row.description,
  official: row.namespace === RepositoryName.libraryNamespace,
  starCount: row.starCount,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
