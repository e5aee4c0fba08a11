import { tickSeconds, ticks } from './ticks.ts';

export type Row = Readonly<Record<string, unknown>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;
/** Ids of rows that were given new names, by column: old to new. */
export type Renaming = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** In the order in which rows refer to each other, base first. */
export const tableNames = [
  'repositories',
  'announced_images',
  'objects',
  'blobs',
  'images',
  'tags',
  'tag_history',
  'trash',
  'trash_tags',
  'reviews',
] as const;

/** The clock of the model stands still here; time passes by moving the times of the rows towards the past. */
export const now = '2000-01-01T00:00:00Z';
const nowMs = Date.parse(now);

/** The least number of ticks from now that still makes a difference: all that is further in the past is alike. */
const horizon: Readonly<Record<string, number>> = {
  lease_until: -1,
  due_at: 0,
  purge_at: 0,
  keep_until: 0,
  heartbeat_at: -ticks.uploadSilence - 1,
};
/** Times that no transition compares with another. */
const told = new Set(['created_at', 'announced_at', 'moved_at', 'replaced_at', 'deleted_at', 'verified_at']);

const toTicks = (column: string, iso: string): number =>
  Math.max(horizon[column] ?? 0, Math.round((Date.parse(iso) - nowMs) / (tickSeconds * 1_000)));

/** A row as PostgreSQL gives it, with times as ticks from now. */
function readRow(row: Row): Row {
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
    if (typeof value !== 'string') return [column, value];
    if (told.has(column)) return [column, 0];
    return [column, column in horizon ? toTicks(column, value) : value];
  });
  return Object.fromEntries(entries);
}

/** The rows of each table as PostgreSQL gives them, with times as ticks from now. */
export const readRows = (raw: Tables): Tables =>
  Object.fromEntries(Object.entries(raw).map(([name, rows]) => [name, rows.map(readRow)]));

/** The row as PostgreSQL takes it. */
export function writeRow(row: Row): Row {
  const entries = Object.entries(row).map(([column, value]): [string, unknown] => {
    if (typeof value !== 'number' || !(told.has(column) || column in horizon)) return [column, value];
    return [column, new Date(nowMs + value * tickSeconds * 1_000).toISOString()];
  });
  return Object.fromEntries(entries);
}

/** So many ticks of the clock; a negative number is a clock that was set back. */
export function age(tables: Tables, count = 1): Tables {
  const older = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]): [string, unknown] => {
        const least = horizon[column];
        return [
          column,
          typeof value === 'number' && least !== undefined ? Math.max(least, value - count) : value,
        ];
      }),
    );
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(older)]));
}

/** The same rows with no word of when. */
export const withoutTimes = (tables: Tables): Tables =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !(column in horizon)))),
    ]),
  );

/** Ids that the database hands out and that only tell rows apart, with what orders the rows. */
const identities: readonly {
  readonly table: string;
  readonly column: string;
  readonly toId: (n: number) => string | number;
}[] = [
  { table: 'reviews', column: 'review_id', toId: (n) => n },
  { table: 'tag_history', column: 'revision', toId: (n) => n },
  { table: 'images', column: 'json_revision', toId: (n) => n },
  {
    table: 'trash',
    column: 'trash_id',
    toId: (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  },
];

const without = (row: Row, left: string): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([column]) => column !== left && column !== 'due_at')
      .sort(),
  );
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The contents in the one form that all equal contents have: times as ticks, rows in order, ids as the place in that order.
 */
export function normalise(present: Tables): { readonly tables: Tables; readonly renaming: Renaming } {
  const tables: Record<string, Row[]> = {};
  for (const name of tableNames) tables[name] = [...(present[name] ?? [])];
  const renaming: Record<string, Record<string, string>> = {};
  for (const { table, column, toId } of identities) {
    const sorted = (tables[table] ?? [])
      .map((row) => ({
        row,
        text: without(row, column),
        due: Number(row['due_at'] ?? 0),
        id: String(row[column]).padStart(40, '0'),
      }))
      .sort((a, b) => compare(a.text, b.text) || a.due - b.due || compare(a.id, b.id));
    const names: Record<string, string> = {};
    tables[table] = sorted.map(({ row }, index) => {
      names[String(row[column])] = String(toId(index + 1));
      return { ...row, [column]: toId(index + 1) };
    });
    renaming[column] = names;
  }
  tables['trash_tags'] = (tables['trash_tags'] ?? []).map((row) => ({
    ...row,
    trash_id: renaming['trash_id']?.[String(row['trash_id'])] ?? row['trash_id'],
  }));
  for (const name of ['repositories', 'announced_images', 'objects', 'blobs', 'tags', 'trash_tags']) {
    const rows = (tables[name] ?? []).map((row) => ({ row, text: JSON.stringify(row) }));
    tables[name] = rows.sort((a, b) => compare(a.text, b.text)).map(({ row }) => row);
  }
  return { tables, renaming };
}
