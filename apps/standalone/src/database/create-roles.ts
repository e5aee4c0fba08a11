import pg from 'pg';

export interface ServiceDatabases {
  readonly hubUrl: string;
  readonly registryUrl: string;
}

export interface RoleSettings {
  readonly port: number;
  readonly superuser: string;
  readonly password: string;
  readonly rolePasswords: { readonly hub: string; readonly registry: string };
}

const database = 'drydock';

async function withClient(
  settings: RoleSettings,
  name: string,
  run: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: settings.port,
    user: settings.superuser,
    password: settings.password,
    database: name,
  });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

const exists = async (client: pg.Client, sql: string, name: string): Promise<boolean> =>
  (await client.query(sql, [name])).rowCount !== 0;

/** One database, a role and a schema for each service: neither can read the other's. Does nothing the second time. */
export async function createRoles(settings: RoleSettings): Promise<ServiceDatabases> {
  const services = ['hub', 'registry'] as const;
  const roleOf = (service: (typeof services)[number]) => `drydock_${service}`;
  await withClient(settings, 'postgres', async (client) => {
    for (const service of services) {
      const role = roleOf(service);
      const verb = (await exists(client, 'SELECT 1 FROM pg_roles WHERE rolname = $1', role))
        ? 'ALTER'
        : 'CREATE';
      const password = client.escapeLiteral(settings.rolePasswords[service]);
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${password}`);
    }
    if (!(await exists(client, 'SELECT 1 FROM pg_database WHERE datname = $1', database))) {
      await client.query(`CREATE DATABASE ${database}`);
    }
  });
  await withClient(settings, database, async (client) => {
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    for (const service of services) {
      const role = roleOf(service);
      await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${role}`);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${role}`);
    }
  });
  const urlOf = (service: (typeof services)[number]) =>
    `postgres://${roleOf(service)}:${settings.rolePasswords[service]}@127.0.0.1:${String(settings.port)}/${database}`;
  return { hubUrl: urlOf('hub'), registryUrl: urlOf('registry') };
}
