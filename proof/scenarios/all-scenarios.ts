import type { Scenario } from '../model/scenario.ts';
import { childOfSkipped, skip, upload } from './pushes.ts';

export const scenarios: readonly Scenario[] = [skip, childOfSkipped, upload];
