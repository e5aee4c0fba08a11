import { tableNames, type Row, type Tables } from '../model/tables.ts';

/** A row in a line: what is not there and what is long is left out. */
function short(row: Row): string {
  const columns = Object.entries(row).filter(
    ([, value]) => value !== null && value !== '' && String(JSON.stringify(value)).length < 80,
  );
  return columns
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

/** Rows that went and came, a line each. Times are ticks from now. */
export function changesBetween(before: Tables, after: Tables): readonly string[] {
  return tableNames.flatMap((table) => {
    const texts = (tables: Tables) => new Set((tables[table] ?? []).map((row) => JSON.stringify(row)));
    const [old, present] = [texts(before), texts(after)];
    const only = (rows: readonly Row[] | undefined, others: Set<string>, sign: string) =>
      (rows ?? [])
        .filter((row) => !others.has(JSON.stringify(row)))
        .map((row) => `${sign} ${table}: ${short(row)}`);
    return [...only(before[table], present, '-'), ...only(after[table], old, '+')];
  });
}
