import type pg from 'pg';
import type { HubStore } from '@drydock/hub-core';
import { translateErrors } from '@drydock/postgres';
import { grantQueries } from './grants.ts';
import { repositoryQueries } from './repositories.ts';
import { tokenQueries } from './tokens.ts';
import { userQueries } from './users.ts';

/** The rows of the hub in PostgreSQL 15 or later, schema `hub`, READ COMMITTED. */
export function createHubStore(pool: pg.Pool): HubStore {
  return translateErrors({
    ...userQueries(pool),
    ...grantQueries(pool),
    ...repositoryQueries(pool),
    ...tokenQueries(pool),
  });
}
