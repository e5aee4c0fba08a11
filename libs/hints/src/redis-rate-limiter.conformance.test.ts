import { startTestRedis, type TestRedis } from '@drydock/testing';
import { rateLimiterConformance } from './conformance/rate-limiter-conformance.ts';
import { createRedisRateLimiter } from './redis-rate-limiter.ts';

for (const [name, settings] of [
  ['Redis', {}],
  ['Redis over TLS, for a user who may do little', { isSecured: true }],
] as const) {
  let redis: TestRedis | undefined;
  rateLimiterConformance(name, {
    async start() {
      const started = await startTestRedis(settings);
      if ('unavailable' in started) return started.unavailable;
      redis = started;
      return undefined;
    },
    open: () =>
      createRedisRateLimiter({
        connection: { url: redis?.url ?? '', ...(redis?.ca === undefined ? {} : { ca: redis.ca }) },
      }),
    stop: () => redis?.stop() ?? Promise.resolve(),
  });
}
