import { once } from 'node:events';
import type { Redis } from 'ioredis';
import type { RateLimit, RateLimiter, RateVerdict } from './rate-limiter.ts';
import { connectForHints, type RedisConnection } from './redis-connection.ts';

export interface RedisRateLimiterSettings {
  readonly connection: RedisConnection;
  /** Of all keys. Default `drydock`. */
  readonly prefix?: string;
  /** Each time that the connection is there, or gone; also while nobody asks. */
  readonly onLink?: (isUp: boolean) => void;
}

/** As the in-process one, by the clock of Redis. Whole milliseconds are too coarse for high rates, so it counts microseconds. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local even = tonumber(redis.call('GET', KEYS[1]) or now)
if even < now then even = now end
local nextEven = even + ARGV[1]
local retryAfter = nextEven - ARGV[2] - now
if retryAfter > 0 then return math.ceil(retryAfter / 1000) end
if ARGV[3] == '1' then
  redis.call('SET', KEYS[1], string.format('%.0f', nextEven), 'PX', math.ceil((nextEven - now) / 1000))
end
return 0
`;

/** For the first connection of the process. */
const patienceMs = 1_000;

async function untilFirstReady(redis: Redis): Promise<void> {
  if (redis.status === 'connecting' || redis.status === 'connect') {
    await once(redis, 'ready', { signal: AbortSignal.timeout(patienceMs) });
  }
}

/** Shared by all processes. @throws from `take` and `look` whatever the driver throws while Redis is away: see `withFallback` */
export function createRedisRateLimiter({
  connection,
  prefix = 'drydock',
  onLink,
}: RedisRateLimiterSettings): RateLimiter {
  const redis = connectForHints(connection);
  redis.on('ready', () => onLink?.(true));
  redis.on('close', () => onLink?.(false));

  const ask = async (
    key: string,
    { count, windowMs }: RateLimit,
    isCounted: boolean,
  ): Promise<RateVerdict> => {
    await untilFirstReady(redis);
    const windowUs = windowMs * 1_000;
    const step = Math.round(windowUs / count);
    const answer = await redis.eval(script, 1, `${prefix}:limit:${key}`, step, windowUs, isCounted ? 1 : 0);
    const retryAfterMs = Number(answer);
    return { isOver: retryAfterMs > 0, retryAfterMs };
  };

  return {
    take: (key, limit) => ask(key, limit, true),
    look: (key, limit) => ask(key, limit, false),
    close() {
      redis.removeAllListeners('close');
      redis.disconnect();
      return Promise.resolve();
    },
  };
}
