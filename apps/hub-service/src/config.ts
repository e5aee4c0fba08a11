import {
  databaseTimeSettings,
  parseConfig,
  settings,
  type Config,
  type Environment,
} from '@drydock/config-kit';
import { isAccountName } from '@drydock/hub-core';
import { AppError } from '@drydock/kernel';
import { tracingSettings } from '@drydock/observability';

/** What the hub needs, whether in a process of its own or in the standalone. */
export const hubSettings = {
  DRYDOCK_ADMIN_USER: settings
    .text('2 to 255 of a-z, 0-9, _ and -, and no word of the API', 'admin', isAccountName)
    .default('admin'),
  DRYDOCK_ADMIN_PASSWORD: settings.secret({ minLength: 5 }).optional(),
  DRYDOCK_REGISTRATION: settings.oneOf('open', 'closed', 'admin').optional(),
  DRYDOCK_DEFAULT_ACCESS: settings.oneOf('public', 'private').default('public'),
  ...databaseTimeSettings,
} as const;

const databaseSettings = {
  HUB_DATABASE_URL: settings
    .secretUrl(['postgres', 'postgresql'], 'postgres://hub:secret@db:5432/drydock')
    .optional(),
  DATABASE_URL: settings
    .secretUrl(['postgres', 'postgresql'], 'postgres://drydock:secret@db:5432/drydock')
    .optional(),
  DRYDOCK_LOG_LEVEL: settings.oneOf('info', 'debug', 'warn', 'error', 'silent').default('info'),
} as const;

export const hubVariables = {
  ...hubSettings,
  ...databaseSettings,
  ...tracingSettings,
  DRYDOCK_HUB_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('127.0.0.1'),
  DRYDOCK_HUB_PORT: settings.port().default(5001),
  DRYDOCK_HUB_KEYS_DIR: settings
    .text('a folder for the signing keys', '/var/lib/drydock/keys')
    .default('./data/keys'),
  DRYDOCK_REGISTRY_PORT: settings.port().default(5002),
  DRYDOCK_REGISTRY_URL: settings.serviceUrls('http://registry:5002').optional(),
  DRYDOCK_UNREADY_SECONDS: settings.wholeNumber({ min: 0, max: 600, unit: 'seconds', example: 5 }).default(0),
  DRYDOCK_DRAIN_SECONDS: settings
    .wholeNumber({ min: 0, max: 86_400, unit: 'seconds', example: 30 })
    .default(10),
  DRYDOCK_INTERNAL_SECRET: settings.secret({ minLength: 16 }),
  DRYDOCK_PUBLIC_URL: settings.address(['https', 'http'], 'https://registry.example.com').optional(),
} as const;

export type HubConfig = Config<typeof hubVariables>;
export const parseHubConfig = (env: Environment): HubConfig =>
  parseConfig(hubVariables, env, [hubDatabaseUrlOf]);

export const hubSchemaVariables = {
  ...databaseSettings,
  DRYDOCK_SCHEMA_WAIT_SECONDS: settings
    .wholeNumber({ min: 0, max: 86_400, unit: 'seconds', example: 300 })
    .default(300),
} as const;

/** For the processes that bring the schema up to date, or wait until it is, and end. */
export const parseHubSchemaConfig = (env: Environment): HubSchemaConfig =>
  parseConfig(hubSchemaVariables, env, [hubDatabaseUrlOf]);
export type HubSchemaConfig = Config<typeof hubSchemaVariables>;

/** @throws AppError `configuration_invalid` when neither is set. */
export function hubDatabaseUrlOf(config: Pick<HubConfig, keyof typeof databaseSettings>): string {
  const url = config.HUB_DATABASE_URL ?? config.DATABASE_URL;
  if (url !== undefined) return url;
  throw new AppError('configuration_invalid', {
    message:
      'HUB_DATABASE_URL is not set: it must be a URL that begins with postgres://; DATABASE_URL serves both services when alone',
  });
}
