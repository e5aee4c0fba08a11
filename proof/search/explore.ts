import type { ModelDatabase } from '../model/database.ts';
import { noMutation, type Mutation } from '../model/mutation.ts';
import type { Scenario } from '../model/scenario.ts';
import { createChecks } from './checks.ts';
import { startOf } from './start.ts';
import { createParts, keyOf, type State } from './state.ts';
import { createStepTaker } from './steps.ts';
import { createSuccessors, type Successor } from './successors.ts';
import { createSurroundings } from './surroundings.ts';

/** A way to a state in which something does not hold. */
export interface Counterexample {
  readonly scenario: string;
  readonly mutation: string;
  readonly steps: readonly string[];
  readonly broken: readonly string[];
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Different contents of tables and store. */
  readonly contents: number;
  /** Real transactions and store calls; the rest were the same step on the same contents. */
  readonly performed: number;
  /** States in which nothing is left to happen. */
  readonly atRest: number;
  readonly counterexample: Counterexample | undefined;
}

export interface ExploreOptions {
  readonly database: ModelDatabase;
  readonly scenario: Scenario;
  readonly mutation?: Mutation;
  /** Called now and then. */
  readonly onProgress?: (sofar: {
    readonly states: number;
    readonly waiting: number;
    readonly performed: number;
    readonly contents: number;
  }) => void;
}

/** Breadth first over every order of every actor's steps, so that the first counterexample is a shortest one. */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  const { database, scenario, mutation = noMutation } = options;
  const parts = createParts();
  const steps = createStepTaker({ database, mutation, parts });
  const surroundings = createSurroundings({ parts, scenario });
  const successors = createSuccessors({ parts, scenario, steps, surroundings });
  const checks = createChecks({ database, parts, scenario });

  const first = await startOf({ database, scenario, mutation, parts });
  const states: State[] = [first];
  const numbers = new Map<string, number>([[keyOf(first), 0]]);
  const cameFrom: { readonly from: number; readonly label: string }[] = [{ from: -1, label: '' }];
  let transitions = 0;
  let atRest = 0;

  const wayTo = (number: number): string[] => {
    const way: string[] = [];
    for (let at = number; at > 0;) {
      const step = cameFrom[at];
      if (!step) break;
      way.unshift(step.label);
      at = step.from;
    }
    return way;
  };
  const finish = (counterexample?: Counterexample): Exploration => ({
    states: states.length,
    transitions,
    contents: checks.contents,
    performed: steps.performed,
    atRest,
    counterexample,
  });
  const found = (way: readonly string[], broken: readonly string[]): Exploration =>
    finish({ scenario: scenario.name, mutation: mutation.name, steps: way, broken });

  for (let number = 0; number < states.length; number += 1) {
    const state = states[number];
    if (!state) break;
    if (number % 1_000 === 0)
      options.onProgress?.({
        states: states.length,
        waiting: states.length - number,
        performed: steps.performed,
        contents: checks.contents,
      });
    const next: Successor[] = [];
    for await (const successor of successors(state)) {
      transitions += 1;
      next.push(successor);
      const key = keyOf(successor.state);
      const broken = [...successor.wrong, ...(numbers.has(key) ? [] : await checks.broken(successor.state))];
      if (broken.length > 0) return found([...wayTo(number), successor.label], broken);
      if (numbers.has(key)) continue;
      numbers.set(key, states.length);
      states.push(successor.state);
      cameFrom.push({ from: number, label: successor.label });
    }
    const isAtRest = next.every(({ state: to, isFair }) => !isFair || keyOf(to) === keyOf(state));
    if (!isAtRest) continue;
    atRest += 1;
    const broken = scenario.collectsNothing ? [] : checks.brokenAtRest(state);
    if (broken.length > 0) return found(wayTo(number), broken);
  }
  return finish();
}
