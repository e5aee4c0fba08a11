import type { IncomingMessage } from 'node:http';
import type { QueryName } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';

/** The parameters behind the question mark, each as often as it was given. */
export function queryOf(req: Pick<IncomingMessage, 'url'>): URLSearchParams {
  const target = req.url ?? '';
  const mark = target.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
}

const refuse = (name: string, words: string): AppError =>
  new AppError('invalid_request', { message: `${name} ${words}` });

/**
 * A parameter of an operation, which stands there once or not at all: of two values neither is what was meant.
 * @throws AppError `invalid_request` when it is repeated, or holds what no text of a database can
 */
export function queryText<Operation>(
  req: Pick<IncomingMessage, 'url'>,
  name: QueryName<Operation>,
): string | undefined {
  const [value, ...more] = queryOf(req).getAll(name);
  if (more.length > 0) throw refuse(name, 'is given more than once');
  if (value?.includes('\0') === true) throw refuse(name, 'holds a NUL');
  return value;
}

export interface IntegerBounds {
  readonly min: number;
  readonly max: number;
  /** When the parameter is absent. */
  readonly otherwise: number;
}

/** @throws AppError `invalid_request` for anything but decimal digits within the bounds, and as `queryText` */
export function queryInteger<Operation>(
  req: Pick<IncomingMessage, 'url'>,
  name: QueryName<Operation>,
  { min, max, otherwise }: IntegerBounds,
): number {
  const text = queryText<Operation>(req, name);
  if (text === undefined) return otherwise;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw refuse(name, `is not a whole number from ${String(min)} to ${String(max)}`);
}
