import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Digest, ImageId } from '@drydock/kernel';
import { createPool, migrate, readMigrations } from '@drydock/postgres';
import { createTestDatabase } from '@drydock/postgres/testing';
import { newStorageKey, type PublishOutcome, type RegistryStore } from '@drydock/registry-core';
import {
  createRegistryStore,
  registryMigrationsDirectory,
  registrySchema,
  type StorageWindows,
} from '../src/index.ts';

export interface AStore {
  readonly store: RegistryStore;
  readonly pool: pg.Pool;
  /** A live, public repository. */
  repository(): Promise<string>;
  close(): Promise<void>;
}

const nothingWaits: StorageWindows = {
  leaseSeconds: 0,
  reviewDelaySeconds: 0,
  objectDelaySeconds: 0,
  trashSeconds: 0,
  historySeconds: 0,
  uploadSilenceSeconds: 300,
  longestWriteSeconds: 0,
  quarantineSeconds: 0,
};

export const anImageId = (seed: string): ImageId =>
  ImageId.parse(createHash('sha256').update(seed).digest('hex'));
export const digestOf = (text: string): Digest =>
  Digest.fromHex(createHash('sha256').update(text).digest('hex'));

/** The store on a database of its own; all windows are nought unless said. */
export async function aStore(windows: Partial<StorageWindows> = {}): Promise<AStore> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, {
    schema: registrySchema,
    migrations: await readMigrations(registryMigrationsDirectory),
  });
  await client.end();
  const pool = createPool({ url: database.url, schema: registrySchema, applicationName: 'test' });
  const store = createRegistryStore({ pool, windows: { ...nothingWaits, ...windows } });
  return {
    store,
    pool,
    async repository() {
      const repositoryId = randomUUID();
      const name = `test/${repositoryId}`;
      await store.saveRepository({ repositoryId, name, access: 'public', state: 'live', version: 1 });
      return repositoryId;
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

export interface Upload {
  readonly repositoryId: string;
  readonly imageId: ImageId;
  readonly layer: string;
}

/** Stages an object of these bytes and publishes it, as an upload whose bytes are all in the store. */
export async function publish(store: RegistryStore, upload: Upload): Promise<PublishOutcome> {
  const storageKey = newStorageKey();
  const json = await store.findJson(upload);
  await store.stageObject(storageKey);
  return store.publishLayer({
    ...upload,
    jsonRevision: json?.jsonRevision ?? 0,
    storageKey,
    digest: digestOf(upload.layer),
    sizeBytes: upload.layer.length,
    payloadChecksum: digestOf(`payload ${upload.layer}`),
    tarsums: [],
  });
}

/** JSON, layer and a checksum that matches. */
export async function push(
  store: RegistryStore,
  image: Upload & { readonly parent?: ImageId },
): Promise<void> {
  const { repositoryId, imageId } = image;
  await store.saveJson({
    repositoryId,
    imageId,
    parent: image.parent,
    json: Buffer.from(imageId),
    requiredChecksum: undefined,
  });
  await publish(store, image);
  await store.saveChecksum({ repositoryId, imageId, matches: () => true, pending: undefined });
}
