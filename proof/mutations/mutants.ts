import type { Mutation } from '../model/mutation.ts';
import type { Scenario } from '../model/scenario.ts';
import { skip } from '../scenarios/pushes.ts';
import { noLease } from './mutations.ts';

export interface Mutant {
  readonly mutation: Mutation;
  /** In which it must be caught. */
  readonly scenario: Scenario;
  /** What must be said to be broken. */
  readonly breaks: RegExp;
}

export const mutants: readonly Mutant[] = [{ mutation: noLease, scenario: skip, breaks: /was told of/ }];
