import type { Scenario } from '../model/scenario.ts';
import { isLong } from './size.ts';

/** Those that were named; without a name, all of the size. */
export function chosen(scenarios: readonly Scenario[]): readonly Scenario[] {
  const names = process.env['DRYDOCK_PROOF_SCENARIOS']?.split(',');
  if (!names) return scenarios.filter((scenario) => isLong() || scenario.isLong !== true);
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new Error(`there is no scenario ${unknown.join(', ')}`);
  return scenarios.filter(({ name }) => names.includes(name));
}
