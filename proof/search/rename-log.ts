import type { Outcome, Step } from '../model/gate.ts';
import type { Renaming } from '../model/tables.ts';

/** So many ids of one actor may be of rows that are gone. */
const most = 1_000;
const nth = (n: number): string => {
  if (n >= most) throw new Error('an actor remembers too many rows that are gone');
  return String(999_999 - n);
};
/** Is it the id that an actor holds in the place of one whose row is gone? */
export const isGoneId = (id: string): boolean => Number(id) > 999_999 - most && Number(id) <= 999_999;

/** What an actor holds in the place of the n-th id whose row is gone: it meets no row any more, and no other such id. */
const dead: Readonly<Record<string, (n: number) => string>> = {
  review_id: nth,
  revision: nth,
  json_revision: nth,
  trash_id: (n) => `00000000-0000-4000-8000-${nth(n).padStart(12, '0')}`,
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** New names for what one actor remembers: what was different stays so, though its row may be gone. */
function createNames(renaming: Renaming): (column: string, value: unknown) => unknown {
  const gone = new Map<string, string>();
  let count = 0;
  return (column, value) => {
    const toDead = dead[column];
    const id = String(value);
    // Revision 0 is what a tag points at now, and no row's id.
    if (toDead === undefined || value === null || id === '0') return value;
    const key = `${column} ${id}`;
    const name = renaming[column]?.[id] ?? gone.get(key);
    if (name !== undefined) return name;
    const next = toDead(count);
    count += 1;
    gone.set(key, next);
    return next;
  };
}

type Names = ReturnType<typeof createNames>;

function renameRow(row: unknown, names: Names): unknown {
  if (!isRecord(row)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]): [string, unknown] => [column, names(column, value)]),
  );
}

function renameOutcome(outcome: Outcome, names: Names): Outcome {
  if ('error' in outcome || !isRecord(outcome.value) || !Array.isArray(outcome.value['rows'])) return outcome;
  return { value: { ...outcome.value, rows: outcome.value['rows'].map((row) => renameRow(row, names)) } };
}

/** Under which names answers of the store hold ids. */
const idsIn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  findImage: { jsonRevision: 'json_revision' },
  findJson: { jsonRevision: 'json_revision' },
  listImagesWithoutSums: { jsonRevision: 'json_revision' },
  listTagHistory: { revision: 'revision' },
  listTrash: { id: 'trash_id' },
};

function renameAnswer(label: string, answer: Outcome, names: Names): Outcome {
  const columns = idsIn[label];
  if (columns === undefined || 'error' in answer) return answer;
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, id]): [string, unknown] => {
        const column = columns[field];
        if (column === undefined || id === undefined) return [field, id];
        const name = names(column, id);
        return [field, typeof id === 'number' ? Number(name) : name];
      }),
    );
  };
  return { value: renamed(answer.value) };
}

/** The ids that an actor remembers follow the rows that have them. */
export function renameLog(log: readonly Step[], renaming: Renaming): readonly Step[] {
  const names = createNames(renaming);
  return log.map(({ label, outcomes, answer }) => ({
    label,
    outcomes: outcomes.map((one) => renameOutcome(one, names)),
    ...(answer ? { answer: renameAnswer(label, answer, names) } : {}),
  }));
}
