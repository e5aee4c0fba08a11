import type { Request } from 'express';
import { AppError } from '@drydock/kernel';
import { queryNumber, queryText } from '../request-facts.ts';

/** Which page of a list. */
export interface Page {
  /** Where the page before ended. */
  readonly after: string | undefined;
  readonly limit: number;
}

interface PagedOperation {
  readonly parameters: {
    readonly query?: { readonly after?: string; readonly limit?: number | string };
  };
}

const limits = { min: 1, max: 1_000, otherwise: 100 };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id of the path. @throws AppError `not_found`: what is no id names nothing. */
export function parseUuid(text: string): string {
  if (!uuid.test(text)) throw new AppError('not_found');
  return text;
}

/** Where the cursor is a name. */
export const pageOf = (req: Request): Page => ({
  after: queryText<PagedOperation>(req, 'after'),
  limit: queryNumber<PagedOperation>(req, 'limit', limits),
});

/** Where the cursor is the id that the page before ended with. @throws AppError `invalid_request` */
export function pageByIdOf(req: Request): Page {
  const page = pageOf(req);
  if (page.after !== undefined && !uuid.test(page.after))
    throw new AppError('invalid_request', { message: 'after is not a cursor' });
  return page;
}

/** A page's items, and where the next one starts when this one was full. */
export function presentPage<T>(
  items: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { readonly items: readonly T[]; readonly next?: string } {
  const last = items.at(-1);
  return items.length < limit || last === undefined ? { items } : { items, next: cursorOf(last) };
}
