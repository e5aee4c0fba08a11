import type pg from 'pg';
import type { CheckedInvariant } from '@drydock/registry-core';
import { withTransaction } from '@drydock/postgres';
import { storageInvariants } from '../invariants.ts';
import type { StoreContext } from '../store-context.ts';

/** How many of the things that break one are told. */
const maxItems = 100;
/** They read whole tables, which no other statement does. */
const longestMs = 3_600_000;

/** See `ReportStore.checkInvariants`. All of them see one snapshot, and none of them writes. */
export const checkInvariants = (
  { pool }: StoreContext,
  onChecked: (checked: CheckedInvariant) => Promise<void>,
): Promise<void> =>
  withTransaction(
    pool,
    async (client) => {
      await client.query(`SET LOCAL statement_timeout = ${String(longestMs)}`);
      for (const { name, broken, remedy, sql } of storageInvariants) {
        // The driver takes a time limit for each statement, of which its types don't know.
        const query: pg.QueryConfig & { readonly query_timeout: number } = {
          text: `SELECT item, count(*) OVER () AS total FROM (${sql}) q LIMIT ${String(maxItems)}`,
          query_timeout: longestMs,
        };
        const { rows } = await client.query<{ item: string; total: string }>(query);
        await onChecked({
          name,
          meaning: broken,
          remedy,
          broken: Number(rows[0]?.total ?? 0),
          items: rows.map(({ item }) => item),
        });
      }
    },
    { readOnlySnapshot: true, retries: 0 },
  );
