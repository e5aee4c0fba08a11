import { LRUCache } from 'lru-cache';
import type { RateLimit, RateLimiter, RateVerdict } from './rate-limiter.ts';

export interface InProcessRateLimiterSettings {
  /** Keys beyond these forget the one that was quiet for longest. Default 50,000. */
  readonly maxKeys?: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

/**
 * In the memory of this process. Kept of each key is the moment at which all that was counted would have come in evenly (the generic cell
 * rate algorithm): one number, and no list of what happened.
 */
export function createInProcessRateLimiter(settings: InProcessRateLimiterSettings = {}): RateLimiter {
  const { maxKeys = 50_000, now = () => performance.now() } = settings;
  const evenAtMs = new LRUCache<string, number>({ max: maxKeys });

  const ask = (key: string, { count, windowMs }: RateLimit, isCounted: boolean): RateVerdict => {
    const nowMs = now();
    const stepMs = windowMs / count;
    const aheadMs = Math.max(0, (evenAtMs.get(key) ?? nowMs) - nowMs);
    // To the microsecond: a sum of fractions is never quite what it should be.
    const retryAfterMs = Math.max(0, Math.round((aheadMs + stepMs - windowMs) * 1_000) / 1_000);
    if (retryAfterMs === 0 && isCounted) evenAtMs.set(key, nowMs + aheadMs + stepMs);
    return { isOver: retryAfterMs > 0, retryAfterMs };
  };

  return {
    take: (key, limit) => Promise.resolve(ask(key, limit, true)),
    look: (key, limit) => Promise.resolve(ask(key, limit, false)),
    close: () => Promise.resolve(),
  };
}
