import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Visibility } from '@drydock/kernel';
import type { HubStore, RegistrationMode, UserRow } from '@drydock/hub-core';
import { createMemoryRegistry, type MemoryRegistry } from '@drydock/hub-core/testing';
import { createHubStore, hubSchema, readHubMigrations } from '@drydock/hub-postgres';
import { createPool, migrate } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import {
  createContractValidator,
  createRawClient,
  type RawClient,
  type RawRequest,
  type RawResponse,
} from '@drydock/testing';
import { createArgon2Passwords } from '../src/adapters/argon2-passwords.ts';
import { generateKey } from '../src/adapters/key-files.ts';
import { createTokenAuthority } from '../src/adapters/token-authority.ts';
import { createHubService } from '../src/create-hub-service.ts';

const validator = createContractValidator(
  fileURLToPath(new URL('../../../openapi', import.meta.url)),
  'hub.yaml',
);

export const internalSecret = 'secret-between-services';
export const passwordOf = (username: string): string => `password of ${username}`;
export const basic = (username: string, password = passwordOf(username)): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

export interface AHub {
  readonly client: RawClient;
  readonly store: HubStore;
  /** In the place of the registry: remembers what it hears. */
  readonly registry: MemoryRegistry;
  /** What was reported as the hub's own fault; a test file expects none. */
  readonly faults: readonly unknown[];
  /** `root` is the administrator. */
  addUser(
    username: string,
    part?: { readonly isAdmin?: boolean; readonly isActive?: boolean },
  ): Promise<UserRow>;
  send(method: string, path: string, part?: RequestPart): Promise<RawResponse>;
  /** Announces a push and returns the `Authorization` value of its token. */
  push(username: string, repository: string, imageIds?: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export interface RequestPart {
  readonly as?: string | undefined;
  readonly authorization?: string | undefined;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly validate?: boolean;
}

export const imageId = (digit: string): string => digit.repeat(64);

/** A hub on a database and a port of its own, real but for the registry. Each answer is held against `openapi/hub.yaml`. */
export async function aHub(
  settings: { readonly registration?: RegistrationMode; readonly defaultAccess?: Visibility } = {},
): Promise<AHub> {
  const database = await createTestDatabase();
  const migrating = new pg.Client({ connectionString: database.url });
  await migrating.connect();
  await migrate(migrating, { schema: hubSchema, migrations: await readHubMigrations() });
  await migrating.end();
  const pool = createPool({ url: database.url, schema: hubSchema, applicationName: 'hub-test' });
  const store = createHubStore(pool);
  const registry = createMemoryRegistry();
  const passwords = createArgon2Passwords({ concurrency: 2, maxWaiting: 64 });
  const faults: unknown[] = [];
  const service = createHubService({
    store,
    registry,
    passwords,
    tokens: createTokenAuthority([await generateKey()]),
    settings: {
      registration: settings.registration ?? 'open',
      defaultAccess: settings.defaultAccess ?? 'public',
      publicUrl: undefined,
    },
    internalSecret,
    report: (error) => faults.push(error),
  });
  const server = createServer(service.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const client = createRawClient(`http://127.0.0.1:${String(address.port)}`, validator);

  const hub: AHub = {
    client,
    store,
    registry,
    faults,
    addUser: async (username, { isAdmin = false, isActive = true } = {}) =>
      store.addUser({
        username,
        email: `${username}@example.com`,
        passwordHash: await passwords.hash(passwordOf(username)),
        isAdmin,
        isActive,
      }),
    send(method, path, part = {}) {
      const authorization = part.authorization ?? (part.as === undefined ? undefined : basic(part.as));
      const body = part.json === undefined ? part.body : JSON.stringify(part.json);
      const request: RawRequest = {
        method,
        path,
        headers: {
          ...(authorization === undefined ? {} : { Authorization: authorization }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...part.headers,
        },
        ...(body === undefined ? {} : { body }),
        ...(part.validate === undefined ? {} : { validate: part.validate }),
      };
      return client.request(request);
    },
    async push(username, repository, imageIds = []) {
      const answer = await hub.send('PUT', `/v1/repositories/${repository}/`, {
        as: username,
        json: imageIds.map((id) => ({ id })),
        headers: { 'X-Docker-Token': 'true' },
      });
      if (answer.status !== 200) throw new Error(`${String(answer.status)}: ${answer.text()}`);
      return `Token ${answer.header('X-Docker-Token') ?? ''}`;
    },
    async close() {
      await service.close(1_000);
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
      await database.drop();
    },
  };
  await hub.addUser('root', { isAdmin: true });
  return hub;
}
