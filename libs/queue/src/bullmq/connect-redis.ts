import { Redis } from 'ioredis';
import type { BullmqQueueSettings } from './bullmq-settings.ts';

const longestPauseMs = 2_000;

interface Patience {
  /** A command is tried again over this many connections; null: until it comes through. */
  readonly maxRetriesPerRequest: number | null;
  readonly enableOfflineQueue?: boolean;
  readonly commandTimeout?: number;
  readonly connectTimeout?: number;
}

/** A connection that comes back by itself; each failure is told to `onError` and none ends the process. */
function connect(
  { connection }: BullmqQueueSettings,
  patience: Patience,
  onError: (error: unknown) => void,
): Redis {
  const redis = new Redis(connection.url, {
    ...patience,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), longestPauseMs),
    ...(connection.ca === undefined ? {} : { tls: { ca: connection.ca } }),
  });
  redis.on('error', onError);
  return redis;
}

/** For producers, who fail at once rather than hold up a request. */
export function connectProducer(settings: BullmqQueueSettings, onError: (error: unknown) => void): Redis {
  const commandTimeout = settings.commandTimeoutMs ?? 2_000;
  const failFast = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout };
  return connect(settings, { ...failFast, connectTimeout: commandTimeout }, onError);
}

/** For workers, whose commands block, and who wait for Redis however long it is away. */
export function connectWorker(settings: BullmqQueueSettings, onError: (error: unknown) => void): Redis {
  return connect(settings, { maxRetriesPerRequest: null }, onError);
}
