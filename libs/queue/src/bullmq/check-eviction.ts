import { AppError } from '@drydock/kernel';
import type { Redis } from 'ioredis';

/**
 * What is wrong with a Redis that throws keys away when its memory is full: jobs would vanish in silence. Asked by INFO, which managed
 * servers allow.
 * @returns AppError `configuration_invalid`; undefined when nothing is wrong
 */
export async function evictionFault(redis: Redis): Promise<AppError | undefined> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy === undefined || policy === 'noeviction') return undefined;
  return new AppError('configuration_invalid', {
    message: `Redis throws keys away when its memory is full (maxmemory-policy ${policy}), and jobs with them; set it to noeviction`,
  });
}

/** @throws AppError `configuration_invalid` when Redis throws keys away */
export async function checkEviction(redis: Redis): Promise<void> {
  const fault = await evictionFault(redis);
  if (fault) throw fault;
}
