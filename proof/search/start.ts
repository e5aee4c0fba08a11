import type { ModelDatabase } from '../model/database.ts';
import type { Mutation } from '../model/mutation.ts';
import { noObjects } from '../model/objects.ts';
import { later, type Scenario } from '../model/scenario.ts';
import { age, tableNames, type Tables } from '../model/tables.ts';
import { pastEveryWindow } from '../model/ticks.ts';
import type { Parts, State } from './state.ts';
import { createStepTaker } from './steps.ts';

const empty: Tables = Object.fromEntries(tableNames.map((name) => [name, []]));

/** The state from which a scenario begins, made by the real code of those who were there before. */
export async function startOf(options: {
  readonly database: ModelDatabase;
  readonly scenario: Scenario;
  readonly mutation: Mutation;
  readonly parts: Parts;
}): Promise<State> {
  const { database, scenario, mutation, parts } = options;
  const steps = createStepTaker({ database, parts, mutation });
  let tables = parts.tables.idOf(empty);
  let objects = parts.objects.idOf(noObjects);
  for (const actor of scenario.before) {
    if (actor === later) {
      tables = parts.tables.idOf(age(parts.tables.valueOf(tables), pastEveryWindow));
      continue;
    }
    let place = parts.places.valueOf(placeAt(actor.begins[0] ?? 0));
    while (typeof place !== 'string') {
      const result = await steps.take({ tables, objects, actor, place, fault: 'none' });
      if (result.wrong.length > 0) throw new Error(`${scenario.name}: ${result.wrong.join('; ')}`);
      ({ tables, objects } = result);
      place = parts.places.valueOf(result.place);
    }
  }
  return {
    tables,
    objects,
    promises: parts.promises.idOf([]),
    faultsLeft: scenario.faults,
    rotsLeft: scenario.rots,
    clockSetsLeft: scenario.clockSets ?? 0,
    places: scenario.actors.map((actor) =>
      actor.isEndless ? parts.places.idOf('idle') : placeAt(actor.begins[0] ?? 0),
    ),
  };

  function placeAt(call: number): number {
    return parts.places.idOf({ call, log: [], silentTicks: undefined });
  }
}
