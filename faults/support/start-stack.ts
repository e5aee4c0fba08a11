import pg from 'pg';
import {
  s3Variables,
  startTestMinio,
  startTestRedis,
  startTestToxiproxy,
  type FaultyLink,
  type RunningServer,
  type TestS3Options,
  type Unavailable,
} from '@drydock/testing';
import { administer, type Administration } from '../../acceptance/support/administration.ts';
import { serviceProcesses } from '../../acceptance/support/service-processes.ts';
import { startDeployment, type RunningDeployment } from '../../acceptance/support/start-deployment.ts';
import { openBucket, type Bucket } from './bucket.ts';
import { Closers } from './closers.ts';
import { keepServiceLog, type ServiceLog } from './service-log.ts';
import { createRedisFiles, type RedisFiles } from './redis-files.ts';
import { startPostgres, type FaultyPostgres } from './start-postgres.ts';

export type BackEnd = 'postgres' | 'redis' | 'minio';

export interface Stack {
  readonly deployment: RunningDeployment;
  readonly administration: Administration;
  readonly processes: ReturnType<typeof serviceProcesses>;
  readonly postgres: FaultyPostgres;
  readonly servers: Readonly<Record<'redis' | 'minio', RunningServer>>;
  /** What Redis keeps on disk, to be meddled with while it is not running. */
  readonly redisFiles: RedisFiles;
  /** Between the services and each back end. */
  readonly links: Readonly<Record<BackEnd, FaultyLink>>;
  /** Straight to the rows, past the link. */
  readonly rows: pg.Pool;
  /** Straight to the objects, past the link. */
  readonly bucket: Bucket;
  /** Of MinIO, where `s3.diskBytes` gave it one of its own. */
  growDisk(sizeBytes: number): Promise<void>;
  readonly log: ServiceLog;
  readonly replicas: Readonly<Record<ServiceTitle, number>>;
  stop(): Promise<void>;
}

export type ServiceTitle = 'drydock-gateway' | 'drydock-hub' | 'drydock-registry' | 'drydock-worker';

export interface StackOptions {
  /** Of its log. */
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly workers?: number;
  readonly s3?: TestS3Options;
  /** Does Redis keep what it was told over a crash? Default: in memory alone. */
  readonly isRedisKept?: boolean;
}

const bucketName = 'drydock-faults';
const portOf = (url: string): number => Number(new URL(url).port);

/** Every process and every server is real, and of this test's own; nothing outlives it, whether it passes or fails. */
export async function startStack(options: StackOptions): Promise<Stack | Unavailable> {
  const closers = new Closers();
  const keep = <T extends { stop(): Promise<void> }>(started: T): T => {
    closers.add(() => started.stop());
    return started;
  };
  const unless = async (why: Unavailable): Promise<Unavailable> => {
    await closers.close();
    return why;
  };
  try {
    const toxiproxy = await startTestToxiproxy();
    if ('unavailable' in toxiproxy) return await unless(toxiproxy);
    keep(toxiproxy);
    const redis = await startTestRedis({ policy: 'noeviction', isKept: options.isRedisKept ?? false });
    if ('unavailable' in redis) return await unless(redis);
    keep(redis);
    const s3 = await startTestMinio(options.s3);
    if ('unavailable' in s3) return await unless(s3);
    keep(s3);
    if (redis.server === undefined || redis.directory === undefined || s3.server === undefined) {
      return await unless({
        unavailable: 'faults need servers of their own; DRYDOCK_TEST_S3_ENDPOINT names another',
      });
    }
    const postgres = keep(await startPostgres());
    const links = {
      postgres: await toxiproxy.link('postgres', postgres.port),
      redis: await toxiproxy.link('redis', portOf(redis.url)),
      minio: await toxiproxy.link('minio', portOf(s3.endpoint)),
    };
    const replicas = {
      'drydock-gateway': 1,
      'drydock-hub': 2,
      'drydock-registry': 2,
      'drydock-worker': options.workers ?? 1,
    } as const;
    const counts = ['--hub', '2', '--registry', '2', '--worker', String(replicas['drydock-worker'])];
    const env = {
      DATABASE_URL: postgres.url(links.postgres.port),
      REDIS_URL: `redis://127.0.0.1:${String(links.redis.port)}`,
      ...s3Variables({ ...s3, endpoint: `http://127.0.0.1:${String(links.minio.port)}` }, bucketName),
      ...options.env,
    };
    const deployment = keep(await startDeployment('services', env, counts));
    const log = keepServiceLog(options.name, deployment.process);
    closers.add(() => log.close());
    const rows = new pg.Pool({
      connectionString: postgres.url(postgres.port),
      options: '-c search_path=registry,hub,public',
      application_name: 'drydock-faults',
      max: 4,
    });
    // The server is killed under it, also while a client is lent out: the statement under way, or the next one, tells.
    rows.on('error', () => undefined);
    rows.on('connect', (client) => client.on('error', () => undefined));
    closers.add(() => rows.end());
    return {
      deployment,
      administration: administer(deployment),
      processes: serviceProcesses(deployment),
      postgres,
      servers: { redis: redis.server, minio: s3.server },
      redisFiles: createRedisFiles(redis.directory),
      links,
      rows,
      bucket: openBucket({ ...s3, bucket: bucketName }),
      async growDisk(sizeBytes) {
        if (!s3.growDisk) throw new Error('MinIO has no disk of its own');
        await s3.growDisk(sizeBytes);
      },
      log,
      replicas,
      stop: () => closers.close(),
    };
  } catch (error) {
    await closers.close().catch(() => undefined);
    throw error;
  }
}
