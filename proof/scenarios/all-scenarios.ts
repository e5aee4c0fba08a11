import type { Scenario } from '../model/scenario.ts';
import * as faults from './faults.ts';
import * as pushes from './pushes.ts';
import * as undo from './undo.ts';

export const scenarios: readonly Scenario[] = [pushes, faults, undo].flatMap((group) => Object.values(group));
