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

export interface FallbackLimiter extends RateLimiter {
  /** For who hears of the shared limiter's connection: what is so need not wait for a call to find it out. */
  noteLink(isUp: boolean): void;
}

/**
 * Limits go on in each process by itself while the shared limiter is away, and come back by themselves. `report` is called once
 * for each change, whoever noticed it.
 */
export function withFallback({ shared, own, report, pauseMs = 1_000 }: FallbackSettings): FallbackLimiter {
  let isAway = false;
  let leftAloneUntilMs = 0;
  const away = (error?: unknown): void => {
    if (!isAway) report('away', error);
    isAway = true;
  };
  const back = (): void => {
    if (isAway) report('back');
    isAway = false;
  };

  const ask = async (question: (limiter: RateLimiter) => Promise<RateVerdict>): Promise<RateVerdict> => {
    if (performance.now() < leftAloneUntilMs) return question(own);
    try {
      const verdict = await question(shared);
      back();
      return verdict;
    } catch (error) {
      leftAloneUntilMs = performance.now() + pauseMs;
      away(error);
      return question(own);
    }
  };

  return {
    take: (key, limit) => ask((limiter) => limiter.take(key, limit)),
    look: (key, limit) => ask((limiter) => limiter.look(key, limit)),
    noteLink(isUp) {
      leftAloneUntilMs = 0;
      if (isUp) back();
      else away();
    },
    async close() {
      await Promise.all([shared.close(), own.close()]);
    },
  };
}
