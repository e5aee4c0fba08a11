import { once } from 'node:events';
import { AppError } from '@drydock/kernel';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { completeQueueSettings } from '../queue-settings.ts';
import { defaultPrefix, queueName, type BullmqQueueSettings } from './bullmq-settings.ts';
import { connectProducer } from './connect-redis.ts';
import type { JobData } from './job-data.ts';

export type JobsQueue = Queue<JobData, void, string>;

export interface RedisLink {
  readonly redis: Redis;
  /** The queue, as soon as Redis has been seen once. @throws AppError `unavailable` when Redis is away */
  queue(): Promise<JobsQueue>;
  /** Calls back each time that Redis is there, or there again. */
  onReady(callback: () => void): void;
  close(): Promise<void>;
}

/** The producers' end. Redis may be away at the start and at any time later. */
export function createRedisLink(settings: BullmqQueueSettings): RedisLink {
  const { report } = completeQueueSettings(settings);
  let isAway = false;
  let queue: JobsQueue | undefined;
  const away = (error: unknown) => {
    if (!isAway) report({ kind: 'away', error });
    isAway = true;
  };
  const redis = connectProducer(settings, away);
  redis.on('ready', () => {
    if (isAway) report({ kind: 'back' });
    isAway = false;
  });

  return {
    redis,
    async queue() {
      if (redis.status !== 'ready') {
        if (isAway) throw new AppError('unavailable', { details: { redis: redis.status } });
        // At the start of the process: the first connection takes a moment.
        const signal = AbortSignal.timeout(settings.commandTimeoutMs ?? 2_000);
        await once(redis, 'ready', { signal });
      }
      // Not before Redis is there: a queue whose first command fails would stay broken.
      if (!queue) {
        queue = new Queue(queueName, { connection: redis, prefix: settings.prefix ?? defaultPrefix });
        queue.on('error', away);
      }
      return queue;
    },
    onReady(callback) {
      redis.on('ready', callback);
      if (redis.status === 'ready') callback();
    },
    async close() {
      await queue?.close().catch(() => undefined);
      redis.disconnect();
    },
  };
}
