import type { Outcome, Step } from '../model/gate.ts';
import type { Renaming } from '../model/tables.ts';

/** What an actor holds in the place of an id whose row is gone: it meets no row any more. */
const dead: Readonly<Record<string, string>> = {
  review_id: '0',
  revision: '999999',
  json_revision: '999999',
  trash_id: '00000000-0000-4000-8000-000000000000',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function renameRow(row: unknown, renaming: Renaming): unknown {
  if (!isRecord(row)) return row;
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
    const gone = dead[column];
    // Revision 0 is what a tag points at now, and no row's id.
    if (gone === undefined || String(value) === '0') return [column, value];
    return [column, renaming[column]?.[String(value)] ?? gone];
  });
  return Object.fromEntries(entries);
}

function renameOutcome(outcome: Outcome, renaming: Renaming): Outcome {
  if ('error' in outcome || !isRecord(outcome.value) || !Array.isArray(outcome.value['rows'])) return outcome;
  return { value: { ...outcome.value, rows: outcome.value['rows'].map((row) => renameRow(row, renaming)) } };
}

/** The ids that an actor remembers follow the rows that have them. */
export const renameLog = (log: readonly Step[], renaming: Renaming): readonly Step[] =>
  log.map((step) => ({ ...step, outcomes: step.outcomes.map((one) => renameOutcome(one, renaming)) }));
