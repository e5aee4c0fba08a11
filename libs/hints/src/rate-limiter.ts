/** So many in so long, spread evenly after a burst of all of them. */
export interface RateLimit {
  readonly count: number;
  readonly windowMs: number;
}

export interface RateVerdict {
  readonly isOver: boolean;
  /** When one more will do; 0 unless it is over. */
  readonly retryAfterMs: number;
}

/**
 * How often something happened lately, by a key of the caller's making. A hint: an answer may come from one process alone while the
 * others are out of sight, so nothing may rest on it but courtesy.
 */
export interface RateLimiter {
  /** Counts one more, unless that would be too many. */
  take(key: string, limit: RateLimit): Promise<RateVerdict>;
  /** Would one more be too many? Counts nothing. */
  look(key: string, limit: RateLimit): Promise<RateVerdict>;
  close(): Promise<void>;
}
