import { startTestRedis, type TestRedis } from '@drydock/testing';
import { rateLimiterConformance } from './conformance/rate-limiter-conformance.ts';
import { createRedisRateLimiter } from './redis-rate-limiter.ts';

let redis: TestRedis | undefined;

rateLimiterConformance('Redis', {
  async start() {
    const started = await startTestRedis();
    if ('unavailable' in started) return started.unavailable;
    redis = started;
    return undefined;
  },
  open: () => createRedisRateLimiter({ connection: { url: redis?.url ?? '' } }),
  stop: () => redis?.stop() ?? Promise.resolve(),
});
