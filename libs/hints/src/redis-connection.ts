import { Redis } from 'ioredis';

export interface RedisConnection {
  /** `redis://` or `rediss://`, with user and password where there are such. */
  readonly url: string;
  /** PEM, for an authority that the system does not know. */
  readonly ca?: string;
}

const longestPauseMs = 2_000;
/** A hint that takes longer is worth less than the wait. */
const commandTimeoutMs = 250;

/** A connection for hints: it comes back by itself, holds nobody up, and no failure of it ends the process. */
export function connectForHints({ url, ca }: RedisConnection): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), longestPauseMs),
    ...(ca === undefined ? {} : { tls: { ca } }),
  });
  // Each use tells by itself.
  redis.on('error', () => undefined);
  return redis;
}
