import { AppError } from '@drydock/kernel';
import type { Redis } from 'ioredis';

/**
 * Refuses a Redis that throws keys away when its memory is full: jobs would vanish in silence. Asked by INFO, which managed servers allow.
 * @throws AppError `configuration_invalid`
 */
export async function checkEviction(redis: Redis): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  throw new AppError('configuration_invalid', {
    message: `Redis throws keys away when its memory is full (maxmemory-policy ${policy}), and jobs with them; set it to noeviction`,
  });
}
