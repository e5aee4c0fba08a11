import type { ModelDatabase } from '../model/database.ts';
import type { Mutation } from '../model/mutation.ts';
import type { Scenario } from '../model/scenario.ts';
import { changesBetween } from '../report/changes-between.ts';
import { createChecks } from './checks.ts';
import { startOf } from './start.ts';
import { createParts } from './state.ts';
import { createStepTaker } from './steps.ts';
import { createSuccessors, type Successor } from './successors.ts';
import { createSurroundings } from './surroundings.ts';

/** Walks a counterexample and prints what each step changes. @returns what does not hold at its end. */
export async function replay(options: {
  readonly database: ModelDatabase;
  readonly scenario: Scenario;
  readonly mutation: Mutation;
  readonly steps: readonly string[];
  readonly print: (line: string) => void;
}): Promise<readonly string[]> {
  const { database, scenario, mutation, print } = options;
  const parts = createParts();
  const steps = createStepTaker({ database, mutation, parts });
  const surroundings = createSurroundings({ parts, scenario });
  const successors = createSuccessors({ parts, scenario, steps, surroundings });
  const checks = createChecks({ database, parts, scenario });
  let state = await startOf({ database, scenario, mutation, parts });
  let wrong: readonly string[] = [];
  for (const [index, label] of options.steps.entries()) {
    const nameOf = ({ by }: Successor) => (by === undefined ? '' : (scenario.actors[by]?.name ?? ''));
    const next = await successors(state);
    const taken = next.find((successor) => `${nameOf(successor)}${successor.label}` === label);
    if (!taken) throw new Error(`step ${String(index + 1)}, ${label}, is not possible here`);
    print(`${String(index + 1).padStart(3)}. ${label}`);
    const at = (id: number) => parts.tables.valueOf(id);
    const changes = changesBetween(at(state.tables), at(taken.state.tables));
    for (const change of changes) print(`       ${change}`);
    ({ state, wrong } = taken);
  }
  const broken = [...wrong, ...(await checks.broken(state))];
  return broken.length > 0 ? broken : checks.brokenAtRest(state);
}
