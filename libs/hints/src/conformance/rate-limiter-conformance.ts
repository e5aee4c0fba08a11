import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RateLimiter } from '../rate-limiter.ts';

export interface RateLimiterSubject {
  /** @returns why it can't be had here */
  readonly start: () => Promise<string | undefined>;
  readonly open: () => RateLimiter;
  readonly stop: () => Promise<void>;
}

/** What every driver keeps of the contract in `rate-limiter.ts`. */
export function rateLimiterConformance(name: string, subject: RateLimiterSubject): void {
  describe(`RateLimiter: ${name}`, () => {
    let limiter: RateLimiter;
    let key: string;
    let whyNot: string | undefined;
    beforeAll(async () => {
      whyNot = await subject.start();
      if (whyNot === undefined) limiter = subject.open();
    });
    beforeEach(({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
      key = randomUUID();
    });
    afterAll(async () => {
      if (whyNot !== undefined) return;
      await limiter.close();
      await subject.stop();
    });

    const hourly = (count: number) => ({ count, windowMs: 3_600_000 });

    it('lets so many through and no more, and says when the next one may come', async () => {
      for (let call = 0; call < 4; call += 1) {
        expect(await limiter.take(key, hourly(4))).toEqual({ isOver: false, retryAfterMs: 0 });
      }
      const { isOver, retryAfterMs } = await limiter.take(key, hourly(4));
      expect(isOver).toBe(true);
      expect(retryAfterMs).toBeGreaterThan(890_000);
      expect(retryAfterMs).toBeLessThanOrEqual(900_000);
    });

    it('counts nothing when it only looks, and nothing that was too much', async () => {
      for (let call = 0; call < 5; call += 1)
        expect(await limiter.look(key, hourly(1))).toMatchObject({ isOver: false });
      expect(await limiter.take(key, hourly(1))).toMatchObject({ isOver: false });
      const first = await limiter.look(key, hourly(1));
      for (let call = 0; call < 5; call += 1) await limiter.take(key, hourly(1));
      const last = await limiter.look(key, hourly(1));
      expect(first.isOver).toBe(true);
      expect(last.retryAfterMs).toBeLessThanOrEqual(first.retryAfterMs);
    });

    it('keeps keys apart', async () => {
      await limiter.take(key, hourly(1));
      expect(await limiter.take(`${key}-other`, hourly(1))).toMatchObject({ isOver: false });
    });

    it('lets one through again after the time that it named', async () => {
      const limit = { count: 2, windowMs: 400 };
      await limiter.take(key, limit);
      await limiter.take(key, limit);
      const { isOver, retryAfterMs } = await limiter.take(key, limit);
      expect(isOver).toBe(true);
      await pause(retryAfterMs + 10);
      expect(await limiter.take(key, limit)).toMatchObject({ isOver: false });
    });

    it('counts what comes at once one by one', async () => {
      const verdicts = await Promise.all(Array.from({ length: 30 }, () => limiter.take(key, hourly(10))));
      expect(verdicts.filter(({ isOver }) => !isOver)).toHaveLength(10);
    });
  });
}
