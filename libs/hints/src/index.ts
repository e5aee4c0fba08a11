export { createInProcessRateLimiter, type InProcessRateLimiterSettings } from './in-process-rate-limiter.ts';
export type { RateLimit, RateLimiter, RateVerdict } from './rate-limiter.ts';
export { createRedisChannel, type Channel, type RedisChannelSettings } from './redis-channel.ts';
export type { RedisConnection } from './redis-connection.ts';
export { createRedisRateLimiter, type RedisRateLimiterSettings } from './redis-rate-limiter.ts';
export { withFallback, type FallbackSettings } from './with-fallback.ts';
