import type { S3BlobStore } from '@drydock/blob-store';
import { AppError } from '@drydock/kernel';
import type { Logger } from '@drydock/observability';

const againMs = 5_000;

/**
 * A bucket that can't be used ends the start. A store that is away does not, since metadata is served without it: it is asked again until
 * it answers. @returns what ends the asking. @throws AppError `configuration_invalid`
 */
export async function prepareBucket(
  store: Pick<S3BlobStore, 'prepare'>,
  log: Pick<Logger, 'warn' | 'error' | 'info'>,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    timer = setTimeout(() => {
      store.prepare().then(
        () => log.info({}, 'the object store is there'),
        (error: unknown) => {
          if (!AppError.is(error, 'unavailable')) log.error({ err: error }, 'the bucket cannot be used');
          again();
        },
      );
    }, againMs).unref();
  };
  try {
    await store.prepare();
  } catch (error) {
    if (!AppError.is(error, 'unavailable')) throw error;
    log.warn({ err: error }, 'the object store is away; layers have to wait for it');
    again();
  }
  return () => clearTimeout(timer);
}
