import { createServer, type Server } from 'node:http';
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createMemoryBlobStore } from '@drydock/blob-store';
import { AppError, type AccessLevel, type TokenAccess, type TokenClaims } from '@drydock/kernel';
import { createPool, migrate, readMigrations } from '@drydock/postgres';
import { createTestDatabase, type TestDatabase } from '@drydock/postgres/testing';
import type { BlobStore, HubPort, JobName, JobQueue, RegistryStore } from '@drydock/registry-core';
import {
  createRegistryStore,
  registryMigrationsDirectory,
  type StorageWindows,
} from '@drydock/registry-postgres';
import { createKeyRing, createTokenSigner, createTokenVerifier } from '@drydock/service-clients';
import { createRegistryService, defaultRegistrySettings, type RegistrySettings } from '../src/index.ts';

/** A queue that keeps what is put in, for the test to work off by hand. */
export interface RecordingQueue extends JobQueue {
  readonly jobs: { readonly name: JobName; readonly payload: unknown }[];
}

function createRecordingQueue(): RecordingQueue {
  const jobs: { name: JobName; payload: unknown }[] = [];
  return {
    jobs,
    enqueue: (name, payload) => {
      jobs.push({ name, payload });
      return Promise.resolve();
    },
    schedule: () => Promise.resolve(),
    work: () => Promise.resolve(),
    listDead: () => Promise.resolve([]),
    retryDead: () => Promise.resolve(0),
    counts: () => Promise.resolve({ waiting: jobs.length, active: 0, delayed: 0, dead: 0 }),
    close: () => Promise.resolve(),
  };
}

interface User {
  readonly userId: string;
  readonly password: string;
  readonly access: Map<string, AccessLevel>;
}

const windows: StorageWindows = {
  leaseSeconds: 3_600,
  reviewDelaySeconds: 60,
  objectDelaySeconds: 3_600,
  trashSeconds: 3_600,
  historySeconds: 3_600,
  uploadSilenceSeconds: 300,
  longestWriteSeconds: 60,
  quarantineSeconds: 0,
};

export interface ARegistry {
  readonly server: Server;
  readonly url: string;
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
  readonly queue: RecordingQueue;
  readonly pool: pg.Pool;
  readonly database: TestDatabase;
  readonly service: ReturnType<typeof createRegistryService>;
  /** Makes a repository and announces images into it for the user `bob`. */
  repository(
    name: string,
    options?: { readonly access?: 'public' | 'private'; readonly images?: readonly string[] },
  ): Promise<string>;
  /** The `Authorization` header of a token. */
  token(
    repositoryId: string,
    name: string,
    access: TokenAccess,
    claims?: Partial<TokenClaims>,
  ): Promise<string>;
  session(repositoryId: string, name: string, userId: string): Promise<string>;
  readonly bob: User;
  setHubAway(isAway: boolean): void;
  close(): Promise<void>;
}

export const internalSecret = 'between services';
export const anImageId = (): string => randomBytes(32).toString('hex');
export const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
};
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** A registry on a database of its own, empty or copied from another's, with the objects in memory and a hub that knows `bob`. */
export async function aRegistry(
  settings: Partial<RegistrySettings> = {},
  storage: Partial<StorageWindows> = {},
  blobStore: BlobStore = createMemoryBlobStore(),
  copied?: Pick<TestDatabase, 'name'>,
): Promise<ARegistry> {
  const database = await createTestDatabase(copied);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, {
    schema: 'registry',
    migrations: await readMigrations(registryMigrationsDirectory),
  });
  await client.end();
  const pool = createPool({ url: database.url, schema: 'registry', applicationName: 'test' });
  const store = createRegistryStore({ pool, windows: { ...windows, ...storage } });
  const queue = createRecordingQueue();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = createTokenSigner(() => ({ kid: 'test', privateJwk: privateKey.export({ format: 'jwk' }) }));
  const bob: User = { userId: randomUUID(), password: 'secret', access: new Map() };
  let isHubAway = false;
  const hub: HubPort = {
    authenticate({ username, password, repositoryIds }) {
      if (isHubAway) return Promise.reject(new AppError('unavailable'));
      if (username !== 'bob' || password !== bob.password) {
        return Promise.reject(new AppError('invalid_credentials'));
      }
      const access = Object.fromEntries(repositoryIds.map((id) => [id, bob.access.get(id) ?? 'none']));
      return Promise.resolve({ userId: bob.userId, username, isAdmin: false, access });
    },
    listKeys: () => Promise.resolve([{ kid: 'test', jwk: { ...publicKey.export({ format: 'jwk' }) } }]),
  };
  const service = createRegistryService({
    store,
    blobStore,
    queue,
    hub,
    verifier: createTokenVerifier({ keys: createKeyRing({ listKeys: () => hub.listKeys() }) }),
    settings: { ...defaultRegistrySettings, ...settings },
    internalSecret,
    log: { error: () => undefined, warn: () => undefined },
  });
  const server = createServer({ requestTimeout: 0 }, service.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let version = 0;

  return {
    server,
    url: `http://127.0.0.1:${String(port)}`,
    store,
    blobStore,
    queue,
    pool,
    database,
    service,
    bob,
    async repository(name, { access = 'public', images = [] } = {}) {
      const repositoryId = randomUUID();
      version += 1;
      await service.internal.saveRepository({ repositoryId, name, access, state: 'live', version });
      await service.internal.announceImages({ repositoryId, userId: bob.userId, imageIds: images });
      return repositoryId;
    },
    async token(repositoryId, name, access, claims = {}) {
      const now = Math.floor(Date.now() / 1000);
      const signature = await signer.signToken({
        tokenId: randomUUID(),
        repositoryId,
        repository: name,
        access,
        userId: bob.userId,
        issuedAt: now,
        expiresAt: now + 3_600,
        links: [],
        ...claims,
      });
      return `Token signature=${signature},repository="${name}",access=${access}`;
    },
    session: (repositoryId, name, userId) =>
      signer.signSession({
        repositoryId,
        repository: name,
        access: 'write',
        userId,
        expiresAt: Math.floor(Date.now() / 1000) + 3_600,
      }),
    setHubAway: (isAway) => {
      isHubAway = isAway;
    },
    async close() {
      await service.close(0);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
      await database.drop();
    },
  };
}
