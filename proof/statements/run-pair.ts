import { createRegistryStore } from '@drydock/registry-postgres';
import type { ImageKey } from '@drydock/registry-core';
import type { ModelDatabase } from '../model/database.ts';
import type { Tables } from '../model/tables.ts';
import { windows } from '../model/ticks.ts';
import type { Connection, Status } from './connection.ts';
import type { Pair } from './pair.ts';

/** A pair under way: which statements may come next. */
export interface PairRun {
  readonly statuses: readonly [Status, Status];
  /** Equal for runs that are at the same place on the same committed rows. */
  place(): Promise<{ readonly key: string; readonly tables: Tables }>;
  /** Images that a pusher was told of so far. */
  readonly told: readonly ImageKey[];
  /** Lets the next statement of a side go. @returns its words. */
  step(side: 0 | 1): Promise<string>;
  abandon(): Promise<void>;
}

const words = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim().slice(0, 90);

/** Starts both sides on the contents; each stops at its first statement. */
export async function startPair(options: {
  readonly pair: Pair;
  readonly database: ModelDatabase;
  readonly connections: readonly [Connection, Connection];
  readonly tables: Tables;
}): Promise<PairRun> {
  const { pair, database, connections } = options;
  const [first, second] = connections;
  await database.restore(options.tables);
  const told: ImageKey[] = [];
  for (const side of [0, 1] as const) {
    await connections[side].start(async (pool) => {
      const key = await pair.sides[side].run(createRegistryStore({ pool, windows }));
      if (key) told.push(key);
    });
  }
  const isBlocked = async (pid: number): Promise<boolean> => {
    const { rows } = await database.pool.query<{ blocked: boolean }>({
      name: 'is-blocked',
      text: 'SELECT pg_blocking_pids($1) && $2::int[] AS blocked',
      values: [pid, [first.pid, second.pid]],
    });
    return rows[0]?.blocked ?? false;
  };
  let statuses: [Status, Status] = [await first.settle(isBlocked), await second.settle(isBlocked)];

  return {
    get statuses() {
      return statuses;
    },
    told,
    async place() {
      const { tables } = await database.read();
      const at = statuses.map((status) =>
        status.kind === 'ended' ? 'ended' : `${status.kind} ${status.sql}`,
      );
      const answers = connections.map((connection) => connection.answers);
      return { key: JSON.stringify([tables, at, answers]), tables };
    },
    async step(side) {
      const status = statuses[side];
      if (status.kind !== 'ready') throw new Error(`${pair.sides[side].name} is not at a statement`);
      await connections[side].step(isBlocked);
      // A commit lets the other go on; a deadlock ends when PostgreSQL has chosen whom to refuse.
      do {
        statuses = [await first.settle(isBlocked), await second.settle(isBlocked)];
      } while (
        statuses.every(({ kind }) => kind !== 'ready') &&
        statuses.some(({ kind }) => kind === 'waiting')
      );
      return `${pair.sides[side].name}: ${words(status.sql)}`;
    },
    async abandon() {
      await Promise.all(connections.map((connection) => connection.abandon()));
    },
  };
}
