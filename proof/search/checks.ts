import { storageInvariants } from '@drydock/registry-postgres';
import type { ModelDatabase } from '../model/database.ts';
import type { Scenario } from '../model/scenario.ts';
import { brokenAtRest, brokenObjects, isAboutOrphan } from './object-checks.ts';
import { brokenPledges } from './pledges.ts';
import { withoutTimes, type Tables } from '../model/tables.ts';
import { Interner } from './interner.ts';
import type { Parts, State } from './state.ts';

const questions = Object.fromEntries(storageInvariants.map(({ broken, sql }) => [broken, sql]));

/** Rows that differ by their times alone are asked once, as long as no question has a time in it. */
const asksTime = storageInvariants.some(({ sql }) => /now\(|_at\b|_until\b/.test(sql));

/** The five invariants, asked once of the same contents. */
export function createChecks(options: {
  readonly database: ModelDatabase;
  readonly parts: Parts;
  readonly scenario: Scenario;
}) {
  const { database, parts, scenario } = options;
  const counting = (broken: readonly string[]): readonly string[] =>
    scenario.mayLeaveOrphans ? broken.filter((words) => !isAboutOrphan(words)) : broken;
  const timeless = new Interner<Tables>();
  const ofTimeless = new Map<number, readonly string[]>();
  const ofRows = new Map<number, readonly string[]>();
  const ofContents = new Map<string, readonly string[]>();

  async function ask(tables: Tables): Promise<readonly string[]> {
    await database.restore(tables);
    return database.ask(questions);
  }

  return {
    get contents() {
      return ofContents.size;
    },
    async broken(state: State): Promise<readonly string[]> {
      const tables = parts.tables.valueOf(state.tables);
      let rows = ofRows.get(state.tables);
      if (!rows) {
        const number = timeless.idOf(asksTime ? tables : withoutTimes(tables));
        rows = ofTimeless.get(number) ?? (await ask(tables));
        ofTimeless.set(number, rows);
        ofRows.set(state.tables, rows);
      }
      const key = `${String(state.tables)},${String(state.objects)}`;
      const contents = ofContents.get(key) ?? brokenObjects(tables, parts.objects.valueOf(state.objects));
      ofContents.set(key, contents);
      return counting([
        ...rows,
        ...contents,
        ...brokenPledges(parts.promises.valueOf(state.promises), tables),
      ]);
    },
    /** When nothing happens for all windows. */
    brokenAtRest: (state: State): readonly string[] =>
      counting(brokenAtRest(parts.tables.valueOf(state.tables), parts.objects.valueOf(state.objects))),
  };
}
