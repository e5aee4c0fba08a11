import type { Request } from 'express';
import { queryInteger, queryText } from '@drydock/http-kit';
import { AppError, Digest } from '@drydock/kernel';

/** Which page of a list. */
export interface Page {
  /** Where the page before ended. */
  readonly after: string | undefined;
  readonly limit: number;
}

interface PagedOperation {
  readonly parameters: { readonly query?: { readonly after?: string; readonly limit?: number } };
}

const limits = { min: 1, max: 1_000, otherwise: 100 };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Any place in the order of names, the beginning too. */
const namePlace = /^\P{Cc}{0,255}$/u;

/** An id of the path. @throws AppError `not_found`: what is no id names nothing. */
export function parseUuid(text: string): string {
  if (!uuid.test(text)) throw new AppError('not_found');
  return text;
}

/** @throws AppError `invalid_request` */
export const limitOf = (req: Request): number => queryInteger<PagedOperation>(req, 'limit', limits);

function pageWith(isCursor: (text: string) => boolean): (req: Request) => Page {
  return (req) => {
    const after = queryText<PagedOperation>(req, 'after');
    if (after !== undefined && !isCursor(after))
      throw new AppError('invalid_request', { message: 'after is not a cursor' });
    return { after, limit: limitOf(req) };
  };
}

/** Where the cursor is a name. @throws AppError `invalid_request` */
export const pageByNameOf = pageWith((text) => namePlace.test(text));

/** Where the cursor is the id that the page before ended with. @throws AppError `invalid_request` */
export const pageByIdOf = pageWith((text) => uuid.test(text));

/** Where it is a digest. @throws AppError `invalid_request` */
export const pageByDigestOf = pageWith(Digest.is);

/** A page's items, and where the next one starts when this one was full. */
export function presentPage<T>(
  items: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { readonly items: readonly T[]; readonly next?: string } {
  const last = items.at(-1);
  return items.length < limit || last === undefined ? { items } : { items, next: cursorOf(last) };
}
