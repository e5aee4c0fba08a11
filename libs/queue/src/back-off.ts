export interface BackOff {
  /** The pause after the first failed attempt; each further one is twice as long. */
  readonly firstMs: number;
  readonly capMs: number;
}

/** The pause after the given attempt (from 1) has failed. */
export function backOffMs(attempt: number, { firstMs, capMs }: BackOff): number {
  return Math.min(capMs, firstMs * 2 ** Math.min(attempt - 1, 52));
}
