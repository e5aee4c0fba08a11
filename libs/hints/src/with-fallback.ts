import type { RateLimiter, RateVerdict } from './rate-limiter.ts';

export interface FallbackSettings {
  /** Of all processes. */
  readonly shared: RateLimiter;
  /** Of this one, while the shared one can't be asked. */
  readonly own: RateLimiter;
  /** Called when that changes. */
  readonly report: (state: 'away' | 'back', error?: unknown) => void;
  /** After a failure the shared one is left alone for so long. Default 1 s. */
  readonly pauseMs?: number;
}

/** Limits go on in each process by itself while the shared limiter is away, and come back by themselves. */
export function withFallback({ shared, own, report, pauseMs = 1_000 }: FallbackSettings): RateLimiter {
  let isAway = false;
  let leftAloneUntilMs = 0;

  const ask = async (question: (limiter: RateLimiter) => Promise<RateVerdict>): Promise<RateVerdict> => {
    if (performance.now() < leftAloneUntilMs) return question(own);
    try {
      const verdict = await question(shared);
      if (isAway) report('back');
      isAway = false;
      return verdict;
    } catch (error) {
      leftAloneUntilMs = performance.now() + pauseMs;
      if (!isAway) report('away', error);
      isAway = true;
      return question(own);
    }
  };

  return {
    take: (key, limit) => ask((limiter) => limiter.take(key, limit)),
    look: (key, limit) => ask((limiter) => limiter.look(key, limit)),
    async close() {
      await Promise.all([shared.close(), own.close()]);
    },
  };
}
