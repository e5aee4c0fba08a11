import { hubSettings } from '@drydock/hub-service';
import { parseConfig, settings, type Environment } from '@drydock/config-kit';
import { givenDatabases } from '../database/given-databases.ts';
import { parseReplicaCounts } from './replica-counts.ts';

const databaseUrl = () =>
  settings.secretUrl(['postgres', 'postgresql'], 'postgres://drydock:secret@db:5432/drydock').optional();

export const servicesVariables = {
  DRYDOCK_HOST: settings.text('an address or a name of this machine', '0.0.0.0').default('127.0.0.1'),
  DRYDOCK_PORT: settings.port().default(5000),
  DRYDOCK_HUB_PORT: settings.port().default(5001),
  DRYDOCK_REGISTRY_PORT: settings.port().default(5002),
  DRYDOCK_WORKER_PORT: settings.port().default(5003),
  DRYDOCK_DATA_DIR: settings.text('the path of a directory', '/var/lib/drydock').default('data'),
  DRYDOCK_ADMIN_USER: hubSettings.DRYDOCK_ADMIN_USER,
  DRYDOCK_INTERNAL_SECRET: settings.secret({ minLength: 16 }).optional(),
  HUB_DATABASE_URL: databaseUrl(),
  REGISTRY_DATABASE_URL: databaseUrl(),
  DATABASE_URL: databaseUrl(),
  REDIS_URL: settings.secretUrl(['redis', 'rediss'], 'redis://:password@redis:6379').optional(),
} as const;

export function parseServicesConfig(env: Environment) {
  const config = parseConfig(servicesVariables, env, [givenDatabases]);
  const hasSharedQueue = config.REDIS_URL !== undefined;
  return { ...config, replicas: parseReplicaCounts(process.argv.slice(2), { hasSharedQueue }) };
}
export type ServicesConfig = ReturnType<typeof parseServicesConfig>;
