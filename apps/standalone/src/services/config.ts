import { parseAll, parseConfig, settings, type Environment } from '@drydock/config-kit';
import { parseGatewayConfig } from '@drydock/gateway';
import { hubSettings, parseHubConfig } from '@drydock/hub-service';
import { parseRegistryConfig } from '@drydock/registry-service';
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
  REDIS_URL: settings.redisUrl().optional(),
} as const;

/** What the supervisor gives its processes itself, in a form that they take. */
function partsEnvironment(env: Environment): Environment {
  const given = {
    HUB_DATABASE_URL: 'postgres://drydock@127.0.0.1/drydock',
    REGISTRY_DATABASE_URL: 'postgres://drydock@127.0.0.1/drydock',
    DRYDOCK_INTERNAL_SECRET: 'made for them when it is not set',
    DRYDOCK_HUB_URL: undefined,
    DRYDOCK_REGISTRY_URL: undefined,
  };
  const files = Object.keys(given).map((name) => [`${name}_FILE`, undefined] as const);
  return { ...env, ...Object.fromEntries(files), ...given };
}

/** Its own variables, and those of the processes that it starts: whatever is wrong is said before anything runs. */
export function parseServicesConfig(env: Environment, args: readonly string[] = process.argv.slice(2)) {
  const parts = partsEnvironment(env);
  const parse = () => parseConfig(servicesVariables, env, [givenDatabases]);
  const replicasFor = (hasSharedQueue: boolean) => parseReplicaCounts(args, { hasSharedQueue });
  parseAll([
    parse,
    () => parseGatewayConfig(parts),
    () => parseHubConfig(parts),
    () => parseRegistryConfig(parts),
    () => replicasFor(false),
  ]);
  const config = parse();
  return { ...config, replicas: replicasFor(config.REDIS_URL !== undefined) };
}
export type ServicesConfig = ReturnType<typeof parseServicesConfig>;
