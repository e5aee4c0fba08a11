import { settings, type Config } from '@drydock/config-kit';

const callsPerMinute = (example: number) =>
  settings.wholeNumber({ min: 0, unit: 'calls a minute (0: no limit)', example });

/** How many calls a minute an address or an account may make; `REDIS_URL` makes all gateways count together. */
export const limitSettings = {
  DRYDOCK_LIMIT_LOGINS: callsPerMinute(60).default(60),
  DRYDOCK_LIMIT_USER_LOGINS: callsPerMinute(120).default(120),
  DRYDOCK_LIMIT_ANONYMOUS: callsPerMinute(1_200).default(1_200),
  DRYDOCK_LIMIT_SEARCH: callsPerMinute(120).default(120),
  DRYDOCK_LIMIT_LOOPBACK: settings.flag().default(false),
  REDIS_URL: settings.redisUrl().optional(),
  DRYDOCK_REDIS_CA_FILE: settings.certificateFile('/etc/drydock/redis-ca.pem').optional(),
} as const;

export type LimitConfig = Config<typeof limitSettings>;
