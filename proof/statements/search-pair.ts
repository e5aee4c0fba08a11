import { storageInvariants } from '@drydock/registry-postgres';
import type { ModelDatabase } from '../model/database.ts';
import { noMutation, type Mutation } from '../model/mutation.ts';
import { createParts } from '../search/state.ts';
import { startOf } from '../search/start.ts';
import { addPledges, brokenPledges } from '../search/pledges.ts';
import type { Exploration } from '../search/explore.ts';
import { Connection } from './connection.ts';
import type { Pair } from './pair.ts';
import { brokenAfterAll } from './broken-after-all.ts';
import { startPair } from './run-pair.ts';

type Schedule = readonly (0 | 1)[];
const questions = Object.fromEntries(storageInvariants.map(({ broken, sql }) => [broken, sql]));

export interface PairSearchOptions {
  readonly database: ModelDatabase;
  readonly pair: Pair;
  readonly mutation?: Mutation;
}

/**
 * Every order of the statements of two transactions; one that would wait for a lock of the other is not enabled. Open transactions cannot be
 * written back, so each order is run from its beginning, and left where another one was at the same place.
 */
export async function createPairSearch(options: PairSearchOptions) {
  const { database, pair, mutation = noMutation } = options;
  const parts = createParts();
  const scenario = { ...pair, actors: [], faults: 0, rots: 0, hasHeartbeats: false };
  const start = parts.tables.valueOf((await startOf({ database, scenario, mutation, parts })).tables);
  const rewrite = mutation.rewrite ?? ((sql: string) => sql);
  const connections = [new Connection(database.url, rewrite), new Connection(database.url, rewrite)] as const;
  await Promise.all(connections.map((connection) => connection.open()));

  const seen = new Set<string>();
  const contents = new Map<string, readonly string[]>();
  const waiting: Schedule[] = [[]];
  const figures = { states: 0, transitions: 0, performed: 0, atRest: 0 };

  /** Goes the way of a schedule and on from there. @returns the steps to something that does not hold. */
  async function follow(
    schedule: Schedule,
  ): Promise<{ steps: string[]; broken: readonly string[] } | undefined> {
    const run = await startPair({ pair, database, connections, tables: start });
    figures.performed += 1;
    const steps: string[] = [];
    const way: (0 | 1)[] = [];
    try {
      for (;;) {
        const next = schedule[way.length];
        if (next === undefined) {
          const { key, tables } = await run.place();
          if (seen.has(key)) return undefined;
          seen.add(key);
          figures.states += 1;
          const text = JSON.stringify(tables);
          const rows = contents.get(text) ?? (await database.ask(questions));
          contents.set(text, rows);
          const pledges = addPledges(
            [],
            run.told.map((image) => ({ image, what: 'json' })),
          );
          const broken = [...rows, ...brokenPledges(pledges, tables), ...(pair.wrong?.(tables) ?? [])];
          if (broken.length > 0) return { steps, broken };
        }
        const enabled = ([0, 1] as const).filter((side) => run.statuses[side].kind === 'ready');
        const [chosen, other] = next === undefined ? enabled : [next];
        if (chosen === undefined) {
          figures.atRest += 1;
          const broken = await brokenAfterAll(database);
          return broken.length > 0 ? { steps, broken } : undefined;
        }
        if (other !== undefined) waiting.push([...way, other]);
        // A deadlock may have ended the other way round than when this schedule was found.
        if (run.statuses[chosen].kind !== 'ready') return undefined;
        if (way.length >= schedule.length - 1) figures.transitions += 1;
        steps.push(await run.step(chosen));
        way.push(chosen);
      }
    } finally {
      await run.abandon();
    }
  }

  return {
    waiting,
    follow,
    figures: () => ({ ...figures, contents: contents.size }),
    close: () => Promise.all(connections.map((connection) => connection.close())),
  };
}

export async function searchPair(options: PairSearchOptions): Promise<Exploration> {
  const search = await createPairSearch(options);
  const { pair, mutation = noMutation } = options;
  try {
    for (let schedule = search.waiting.pop(); schedule !== undefined; schedule = search.waiting.pop()) {
      const found = await search.follow(schedule);
      if (!found) continue;
      const counterexample = { scenario: pair.name, mutation: mutation.name, ...found };
      return { ...search.figures(), counterexample };
    }
    return { ...search.figures(), counterexample: undefined };
  } finally {
    await search.close();
  }
}
