import {
  createInProcessRateLimiter,
  createRedisRateLimiter,
  withFallback,
  type RateLimiter,
} from '@drydock/hints';
import type { Phase } from '@drydock/lifecycle';
import type { Logger } from '@drydock/observability';
import type { LimitConfig } from './limit-settings.ts';
import { createRateLimits, type AdmitCall } from './rate-limits.ts';

export interface OpenRateLimits {
  readonly admit: AdmitCall;
  readonly stopping: readonly Phase[];
}

function openLimiter(config: LimitConfig, log: Pick<Logger, 'warn' | 'info'>): RateLimiter {
  const own = createInProcessRateLimiter();
  const { REDIS_URL: url, DRYDOCK_REDIS_CA_FILE: ca } = config;
  if (url === undefined) return own;
  return withFallback({
    shared: createRedisRateLimiter({ connection: { url, ...(ca === undefined ? {} : { ca }) } }),
    own,
    report: (state, error) => {
      if (state === 'away') log.warn({ err: error }, 'Redis is away: this process limits by itself');
      else log.info({}, 'Redis is back: limits are shared again');
    },
  });
}

/** Shared by all gateways where there is a Redis, else by this process alone. */
export function openRateLimits(config: LimitConfig, log: Pick<Logger, 'warn' | 'info'>): OpenRateLimits {
  const limiter = openLimiter(config, log);
  const admit = createRateLimits({
    limiter,
    includesLoopback: config.DRYDOCK_LIMIT_LOOPBACK,
    perMinute: {
      logins: config.DRYDOCK_LIMIT_LOGINS,
      userLogins: config.DRYDOCK_LIMIT_USER_LOGINS,
      anonymous: config.DRYDOCK_LIMIT_ANONYMOUS,
      search: config.DRYDOCK_LIMIT_SEARCH,
    },
  });
  return { admit, stopping: [{ name: 'limits', deadlineMs: 1_000, run: () => limiter.close() }] };
}
