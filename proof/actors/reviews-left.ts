import type { Outcome, Step } from '../model/gate.ts';
import { isGoneId } from '../search/rename-log.ts';

const rowsOf = (outcome: Outcome | undefined): readonly unknown[] | undefined => {
  if (!outcome || 'error' in outcome) return undefined;
  const { value } = outcome;
  if (typeof value !== 'object' || value === null || !('rows' in value)) return undefined;
  return Array.isArray(value.rows) ? value.rows : undefined;
};

const isThere = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'review_id' in row && !isGoneId(String(row.review_id));

/**
 * Of a job that takes reviews one by one: the listing, with the rows of it that are still there.
 * @returns no step when there is none; undefined when the log is of another form, as after a transaction that failed
 */
export function reviewsLeft([listing, ...taken]: readonly Step[]): readonly Step[] | undefined {
  const listed = rowsOf(listing?.outcomes[0]);
  const hasFailed = taken.some(({ outcomes }) => outcomes.some((outcome) => 'error' in outcome));
  if (!listing || !listed || hasFailed) return undefined;
  const rows = listed.filter(isThere);
  return rows.length === 0 ? [] : [{ ...listing, outcomes: [{ value: { rows, rowCount: rows.length } }] }];
}
