import {
  createInProcessRateLimiter,
  createRedisRateLimiter,
  withFallback,
  type RateLimiter,
} from '@drydock/hints';
import type { Phase } from '@drydock/lifecycle';
import type { Logger, Metrics } from '@drydock/observability';
import type { LimitConfig } from './limit-settings.ts';
import { createRateLimits, type AdmitCall } from './rate-limits.ts';

export interface OpenRateLimits {
  readonly admit: AdmitCall;
  readonly stopping: readonly Phase[];
}

type LimitMetrics = Pick<Metrics, 'hints' | 'sampled'>;

function openLimiter(
  config: LimitConfig,
  log: Pick<Logger, 'warn' | 'info'>,
  { hints, sampled }: LimitMetrics,
): RateLimiter {
  const own = createInProcessRateLimiter();
  const { REDIS_URL: url, DRYDOCK_REDIS_CA_FILE: ca } = config;
  if (url === undefined) return own;
  sampled.setRedisUp(true);
  hints.setLimitsShared(true);
  const limiter = withFallback({
    shared: createRedisRateLimiter({
      connection: { url, ...(ca === undefined ? {} : { ca }) },
      onLink: (isUp) => limiter.noteLink(isUp),
    }),
    own,
    report: (state, error) => {
      sampled.setRedisUp(state === 'back');
      hints.setLimitsShared(state === 'back');
      if (state === 'away') log.warn({ err: error }, 'Redis is away: this process limits by itself');
      else log.info({}, 'Redis is back: limits are shared again');
    },
  });
  return limiter;
}

/** Shared by all gateways where there is a Redis, else by this process alone. */
export function openRateLimits(
  config: LimitConfig,
  log: Pick<Logger, 'warn' | 'info'>,
  metrics: LimitMetrics,
): OpenRateLimits {
  const limiter = openLimiter(config, log, metrics);
  const admit = createRateLimits({
    limiter,
    count: metrics.hints.countLimited,
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
