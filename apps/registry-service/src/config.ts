import { BlockList, isIP } from 'node:net';
import {
  databaseTimeSettings,
  parseConfig,
  settings,
  type Config,
  type Environment,
} from '@drydock/config-kit';
import { AppError } from '@drydock/kernel';
import { tracingSettings } from '@drydock/observability';
import type { BullmqQueueSettings } from '@drydock/queue';
import { publicStoreHostOf, s3Of, s3Settings } from './s3-config.ts';
import { defaultRegistrySettings, type RegistrySettings } from './registry-settings.ts';
import { assertReadsEnd, windowsOf } from './windows.ts';

const seconds = (example: number, limits: { readonly min?: number; readonly max?: number } = {}) =>
  settings.wholeNumber({
    min: limits.min ?? 1,
    ...(limits.max === undefined ? {} : { max: limits.max }),
    unit: 'seconds',
    example,
  });

const dayS = 86_400;

/** What the registry needs, whether in a process of its own or in the standalone. */
export const registrySettings = {
  DRYDOCK_DEFAULT_ACCESS: settings.oneOf('public', 'private').default('public'),
  DRYDOCK_PUBLIC_URL: settings.address(['https', 'http'], 'https://registry.example.com').optional(),
  DRYDOCK_LEASE_SECONDS: seconds(dayS).default(2 * dayS),
  DRYDOCK_GC_SECONDS: seconds(60, { max: dayS }).default(60),
  DRYDOCK_GC_PER_SECOND: settings
    .wholeNumber({ min: 1, unit: 'rows', example: 50 })
    .default(defaultRegistrySettings.collectPerSecond),
  DRYDOCK_GC_GRACE_SECONDS: seconds(3_600, { min: 0 }).default(3_600),
  DRYDOCK_OBJECT_DELAY_SECONDS: seconds(7 * 3_600, { min: 0 }).default(7 * 3_600),
  DRYDOCK_TRASH_SECONDS: seconds(7 * dayS, { min: 0 }).default(7 * dayS),
  DRYDOCK_HISTORY_SECONDS: seconds(30 * dayS, { min: 0 }).default(30 * dayS),
  DRYDOCK_ALLOW_ZERO_WINDOWS: settings.flag().default(false),
  DRYDOCK_MAX_READ_SECONDS: seconds(6 * 3_600).default(6 * 3_600),
  DRYDOCK_PRESIGN_SECONDS: seconds(1_200, { max: 1_200 }).default(1_200),
  DRYDOCK_UPLOAD_IDLE_SECONDS: seconds(300).default(300),
  DRYDOCK_UPLOAD_SILENCE_SECONDS: seconds(300, { min: 4 }).default(300),
  DRYDOCK_QUARANTINE_SECONDS: seconds(7 * dayS, { min: 0 }).default(7 * dayS),
  DRYDOCK_RECONCILE_AGE_SECONDS: seconds(dayS, { min: 0 }).default(dayS),
  DRYDOCK_RECONCILE_SECONDS: seconds(dayS, { min: 0, max: 20 * dayS }).default(dayS),
  DRYDOCK_RECONCILE_MODE: settings.oneOf('report', 'fix').default('report'),
  DRYDOCK_RECONCILE_MAX_PERCENT: settings
    .wholeNumber({ min: 0, max: 100, unit: 'percent', example: 20 })
    .default(20),
  DRYDOCK_MANIFEST_SECONDS: seconds(60, { max: dayS }).default(60),
  DRYDOCK_SCRUB_PERIOD_SECONDS: seconds(30 * dayS).default(30 * dayS),
  DRYDOCK_SCRUB_BYTES_PER_SECOND: settings
    .wholeNumber({ min: 1, unit: 'bytes', example: 16_777_216 })
    .default(defaultRegistrySettings.scrub.bytesPerSecond),
  DRYDOCK_MAX_LAYER_BYTES: settings
    .wholeNumber({ min: 1, unit: 'bytes', example: 68_719_476_736 })
    .default(defaultRegistrySettings.layerLimitBytes),
  DRYDOCK_LAYER_DELIVERY: settings.oneOf('stream', 'redirect').default('stream'),
  DRYDOCK_REDIRECT_NETWORKS: settings.networks('10.0.0.0/8').default([]),
  ...s3Settings,
  REDIS_URL: settings.redisUrl().optional(),
  ...databaseTimeSettings,
  DRYDOCK_REDIS_CA_FILE: settings.certificateFile('/etc/drydock/redis-ca.pem').optional(),
} as const;

const databaseSettings = {
  DATABASE_URL: settings
    .secretUrl(['postgres', 'postgresql'], 'postgres://user:password@host/drydock')
    .optional(),
  REGISTRY_DATABASE_URL: settings
    .secretUrl(['postgres', 'postgresql'], 'postgres://user:password@host/drydock')
    .optional(),
  DRYDOCK_LOG_LEVEL: settings.oneOf('info', 'debug', 'warn', 'error', 'silent').default('info'),
} as const;

export const registryVariables = {
  ...registrySettings,
  ...databaseSettings,
  ...tracingSettings,
  DRYDOCK_REGISTRY_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('0.0.0.0'),
  DRYDOCK_REGISTRY_PORT: settings.port().default(5002),
  DRYDOCK_WORKER_PORT: settings.port().default(5003),
  DRYDOCK_HUB_PORT: settings.port().default(5001),
  DRYDOCK_HUB_URL: settings.serviceUrls('http://hub:5001').optional(),
  DRYDOCK_INTERNAL_SECRET: settings.secret({ minLength: 16 }),
  DRYDOCK_DATA_DIR: settings.text('the path of a directory', '/var/lib/drydock').default('data'),
  DRYDOCK_UNREADY_SECONDS: seconds(5, { min: 0, max: 600 }).default(0),
  DRYDOCK_DRAIN_SECONDS: seconds(30, { min: 0, max: dayS }).default(10),
} as const;

/** What does not fit together, for every process with a registry in it. */
export const registryChecks = [s3Of, windowsOf, assertReadsEnd] as const;

export type RegistryConfig = Config<typeof registryVariables>;
export const parseRegistryConfig = (env: Environment): RegistryConfig =>
  parseConfig(registryVariables, env, [registryDatabaseUrlOf, ...registryChecks]);

export const registrySchemaVariables = {
  ...databaseSettings,
  DRYDOCK_SCHEMA_WAIT_SECONDS: seconds(300, { min: 0, max: dayS }).default(300),
} as const;

/** For the processes that bring the schema up to date, or wait until it is, and end. */
export const parseRegistrySchemaConfig = (env: Environment): RegistrySchemaConfig =>
  parseConfig(registrySchemaVariables, env, [registryDatabaseUrlOf]);
export type RegistrySchemaConfig = Config<typeof registrySchemaVariables>;

/** @throws AppError `configuration_invalid` when neither is set. */
export function registryDatabaseUrlOf(config: Pick<RegistryConfig, keyof typeof databaseSettings>): string {
  const url = config.REGISTRY_DATABASE_URL ?? config.DATABASE_URL;
  if (url !== undefined) return url;
  throw new AppError('configuration_invalid', {
    message:
      'REGISTRY_DATABASE_URL is not set: it must be a URL that begins with postgres://; DATABASE_URL serves both services when alone',
  });
}

export type SharedRegistryConfig = Pick<RegistryConfig, keyof typeof registrySettings>;

function networksOf(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(prefix), family);
  }
  return networks;
}

export function settingsOf(config: SharedRegistryConfig): RegistrySettings {
  const networks = networksOf(config.DRYDOCK_REDIRECT_NETWORKS);
  const isNear = (address: string): boolean => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return isIP(plain) !== 0 && networks.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
  return {
    ...defaultRegistrySettings,
    isPrivateByDefault: config.DRYDOCK_DEFAULT_ACCESS === 'private',
    layerLimitBytes: config.DRYDOCK_MAX_LAYER_BYTES,
    uploadIdleMs: config.DRYDOCK_UPLOAD_IDLE_SECONDS * 1_000,
    uploadHeartbeatMs: (config.DRYDOCK_UPLOAD_SILENCE_SECONDS * 1_000) / 16,
    uploadSilenceMs: config.DRYDOCK_UPLOAD_SILENCE_SECONDS * 1_000,
    collectMs: config.DRYDOCK_GC_SECONDS * 1_000,
    collectPerSecond: config.DRYDOCK_GC_PER_SECOND,
    maxReadMs: config.DRYDOCK_MAX_READ_SECONDS * 1_000,
    scrub: {
      periodSeconds: config.DRYDOCK_SCRUB_PERIOD_SECONDS,
      bytesPerSecond: config.DRYDOCK_SCRUB_BYTES_PER_SECOND,
    },
    reconcile: {
      everyMs: config.DRYDOCK_RECONCILE_SECONDS * 1_000,
      fix: config.DRYDOCK_RECONCILE_MODE === 'fix',
      minAgeMs: config.DRYDOCK_RECONCILE_AGE_SECONDS * 1_000,
      quarantineMs: config.DRYDOCK_QUARANTINE_SECONDS * 1_000,
      maxShare: config.DRYDOCK_RECONCILE_MAX_PERCENT / 100,
    },
    manifestMs: config.DRYDOCK_MANIFEST_SECONDS * 1_000,
    publicHost: config.DRYDOCK_PUBLIC_URL === undefined ? undefined : new URL(config.DRYDOCK_PUBLIC_URL).host,
    redirects:
      config.DRYDOCK_LAYER_DELIVERY === 'redirect'
        ? {
            hasNetworks: config.DRYDOCK_REDIRECT_NETWORKS.length > 0,
            isNear,
            expiresSeconds: config.DRYDOCK_PRESIGN_SECONDS,
            storeHost: publicStoreHostOf(config),
          }
        : undefined,
  };
}

/** How a queue is reached; nothing without a Redis. */
export const redisOf = (
  config: SharedRegistryConfig,
): { readonly redis?: BullmqQueueSettings['connection'] } =>
  config.REDIS_URL === undefined
    ? {}
    : {
        redis: {
          url: config.REDIS_URL,
          ...(config.DRYDOCK_REDIS_CA_FILE === undefined ? {} : { ca: config.DRYDOCK_REDIS_CA_FILE }),
        },
      };
