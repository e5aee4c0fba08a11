import type { ModelDatabase } from '../model/database.ts';
import { noMutation, type Mutation } from '../model/mutation.ts';
import type { Scenario } from '../model/scenario.ts';
import { createArrange } from './alike.ts';
import { createChecks } from './checks.ts';
import { startOf } from './start.ts';
import { createParts, keyOf, type Parts, type State } from './state.ts';
import { createStepTaker } from './steps.ts';
import { createSuccessors } from './successors.ts';
import { createSurroundings } from './surroundings.ts';
import { createWays } from './ways.ts';

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
  /** Searches states apart that are known to have the same future: to see that it comes to the same. */
  readonly isUnreduced?: boolean;
  /** Hears of each state once. */
  readonly onState?: (state: State, parts: Parts) => void;
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
  const { database, scenario, mutation = noMutation, isUnreduced = false } = options;
  const { actors } = scenario;
  const parts = createParts();
  const steps = createStepTaker({ database, mutation, parts, keepsAll: isUnreduced });
  const surroundings = createSurroundings({ parts, scenario });
  const successors = createSuccessors({ parts, scenario, steps, surroundings });
  const checks = createChecks({ database, parts, scenario });
  const arrange = createArrange(isUnreduced ? [] : actors);

  const first = await startOf({ database, scenario, mutation, parts });
  const states: State[] = [first];
  const numbers = new Map<string, number>([[keyOf(first), 0]]);
  const ways = createWays(actors);
  let transitions = 0;
  let atRest = 0;

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
    options.onState?.(state, parts);
    if (number % 1_000 === 0)
      options.onProgress?.({
        states: states.length,
        waiting: states.length - number,
        performed: steps.performed,
        contents: checks.contents,
      });
    const key = keyOf(state);
    let isAtRest = true;
    for (const { state: reached, label, by, wrong, isFair } of await successors(state)) {
      transitions += 1;
      const { state: next, order } = arrange(reached);
      const nextKey = keyOf(next);
      if (isFair && nextKey !== key) isAtRest = false;
      const isNew = !numbers.has(nextKey);
      const broken = [...wrong, ...(isNew ? await checks.broken(next) : [])];
      if (broken.length > 0) return found(ways.to(number, { label, by }), broken);
      if (!isNew) continue;
      numbers.set(nextKey, states.length);
      states.push(next);
      ways.add({ from: number, label, by, order });
    }
    if (!isAtRest) continue;
    atRest += 1;
    const broken = scenario.collectsNothing ? [] : checks.brokenAtRest(state);
    if (broken.length > 0) return found(ways.to(number), broken);
  }
  return finish();
}
