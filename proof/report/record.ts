import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counterexample, Exploration } from '../search/explore.ts';

const directory = new URL('../../reports/proof/', import.meta.url).pathname;

/** What one search came to, as docs/proof.md tells it. */
export interface Finding {
  readonly kind: 'scenario' | 'mutation' | 'pair';
  readonly name: string;
  readonly about: string;
  readonly actors: readonly string[];
  readonly figures: Omit<Exploration, 'counterexample'>;
  readonly counterexample: Counterexample | undefined;
  /** A scenario that the run of minutes leaves out. */
  readonly isLong?: boolean | undefined;
}

const readable = ({ scenario, mutation, steps, broken }: Counterexample): string =>
  [
    `${scenario}${mutation === 'none' ? '' : `, ${mutation}`}: ${broken.join('; ')}`,
    ...steps.map((step, index) => `  ${String(index + 1).padStart(2)}. ${step}`),
  ].join('\n');

/** Keeps it under `reports/proof`. @returns the counterexample as a readable list of steps, with how to walk it again. */
export async function record(finding: Finding): Promise<string | undefined> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${finding.kind}-${finding.name.replaceAll(/[^a-z0-9]+/gi, '-')}.json`);
  await writeFile(file, `${JSON.stringify(finding, undefined, 2)}\n`);
  if (!finding.counterexample) return undefined;
  return `${readable(finding.counterexample)}\n  again: npm run proof -- --replay ${file}`;
}
