import { randomUUID } from 'node:crypto';

const sane = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Keeps an id that a caller gave, so that its log and ours can be joined, as long as it is harmless in logs and headers. */
export const requestIdFrom = (given: string | undefined): string =>
  given !== undefined && sane.test(given) ? given : randomUUID();
