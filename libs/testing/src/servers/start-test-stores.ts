import { startTestMinio, type TestS3 } from './test-s3.ts';
import { startTestRedis, type TestRedis, type TestRedisSettings } from './test-redis.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestStores {
  readonly redis: TestRedis;
  readonly s3: TestS3;
  /** What tells a deployment of both. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The variables that choose this store and this bucket in it. */
export const s3Variables = (
  { endpoint, accessKey, secretKey }: Pick<TestS3, 'endpoint' | 'accessKey' | 'secretKey'>,
  bucket: string,
) => ({
  DRYDOCK_S3_ENDPOINT: endpoint,
  DRYDOCK_S3_BUCKET: bucket,
  DRYDOCK_S3_ACCESS_KEY: accessKey,
  DRYDOCK_S3_SECRET_KEY: secretKey,
});

/** Redis and MinIO, of this test's own where the environment names none. Where one can't be had the other is not left behind. */
export async function startTestStores(
  bucket: string,
  settings: { readonly redis?: TestRedisSettings } = {},
): Promise<TestStores | Unavailable> {
  const redis = await startTestRedis(settings.redis);
  if ('unavailable' in redis) return redis;
  const s3 = await startTestMinio();
  if ('unavailable' in s3) {
    await redis.stop();
    return s3;
  }
  return {
    redis,
    s3,
    variables: { REDIS_URL: redis.url, ...s3Variables(s3, bucket) },
    async stop() {
      await redis.stop();
      await s3.stop();
    },
  };
}
