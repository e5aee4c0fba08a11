import { parseConfig, settings, type Config, type Environment } from '@drydock/config-kit';
import { checkTls, publicAddressSettings } from '@drydock/gateway';
import { hubSettings } from '@drydock/hub-service';
import { tracingSettings } from '@drydock/observability';
import { registryChecks, registrySettings } from '@drydock/registry-service';
import { givenDatabases } from './database/given-databases.ts';

const databaseUrl = () =>
  settings.secretUrl(['postgres', 'postgresql'], 'postgres://drydock:secret@db:5432/drydock').optional();

export const standaloneVariables = {
  ...publicAddressSettings,
  ...hubSettings,
  ...registrySettings,
  ...tracingSettings,
  DRYDOCK_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('127.0.0.1'),
  DRYDOCK_DATA_DIR: settings.text('the path of a directory', '/var/lib/drydock').default('data'),
  HUB_DATABASE_URL: databaseUrl(),
  REGISTRY_DATABASE_URL: databaseUrl(),
  DATABASE_URL: databaseUrl(),
  // A person looks at this terminal; requests are logged when asked for.
  DRYDOCK_LOG_LEVEL: settings.oneOf('warn', 'info', 'debug', 'error', 'silent').default('warn'),
} as const;

export type StandaloneConfig = Config<typeof standaloneVariables>;
export const parseStandaloneConfig = (env: Environment): StandaloneConfig =>
  parseConfig(standaloneVariables, env, [checkTls, givenDatabases, ...registryChecks]);

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
