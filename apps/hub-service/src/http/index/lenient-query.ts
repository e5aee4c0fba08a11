import type { IncomingMessage } from 'node:http';
import type { QueryName } from '@drydock/api-contracts';
import { queryOf, type IntegerBounds } from '@drydock/http-kit';

/** The first value of a parameter, as engines and scripts send them. */
export const firstText = <Operation>(
  req: Pick<IncomingMessage, 'url'>,
  name: QueryName<Operation>,
): string | undefined => queryOf(req).get(name) ?? undefined;

/** Clamped, not refused (protocol 3.29); what is no number counts for nothing. */
export function clampedNumber<Operation>(
  req: Pick<IncomingMessage, 'url'>,
  name: QueryName<Operation>,
  bounds: IntegerBounds,
): number {
  const text = firstText<Operation>(req, name);
  if (text === undefined || !/^-?\d{1,15}$/.test(text.trim())) return bounds.otherwise;
  return Math.min(bounds.max, Math.max(bounds.min, Number(text)));
}
