import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@drydock/kernel';
import type { BlobStore, RegistryStore } from '@drydock/registry-core';

export interface Readiness {
  readonly ready: boolean;
  /** What is missing, also while it is ready without. */
  readonly reasons: readonly string[];
}

export interface ReadinessDeps {
  readonly store: Pick<RegistryStore, 'check'>;
  readonly blobStore: Pick<BlobStore, 'check'>;
  readonly log: { warn(fields: object, message: string): void };
  readonly patienceMs?: number;
}

/** Less than those wait who ask: the gateway 2 s, Kubernetes and the health check of a container 3 s. */
const defaultPatienceMs = 1_500;
/** A check that hangs is given up then, for the next one may find the store back. */
const longestCheckMs = 10_000;

type BlobStoreState = 'there' | 'away' | 'refusing';

/**
 * Ready is a registry that serves metadata, since its blob store is that of all replicas: if each were out while the store is away, nobody
 * would serve what needs no layer. It is named as missing all the same. One that has not reached the store since its start is not
 * ready, so that a roll-out with a wrong address stops there; nor is one that the store refuses for what is wrong on this side.
 */
export function createReadiness({ store, blobStore, log, patienceMs = defaultPatienceMs }: ReadinessDeps): {
  /** Never rejects. */
  find(): Promise<Readiness>;
  /** From now on it is not. */
  stop(): void;
  readonly isStopping: () => boolean;
} {
  let isStopping = false;
  let hasReachedBlobs = false;
  let checking: Promise<BlobStoreState> | undefined;

  const checkBlobs = async (): Promise<BlobStoreState> => {
    try {
      await blobStore.check(AbortSignal.timeout(longestCheckMs));
    } catch (error) {
      // A full one: all replicas would be out together, and what is stored can be had.
      if (!AppError.is(error, 'insufficient_storage')) {
        log.warn({ err: error }, 'the blob store cannot be used');
        return AppError.is(error, 'configuration_invalid') ? 'refusing' : 'away';
      }
    }
    hasReachedBlobs = true;
    return 'there';
  };
  const stateOfBlobs = (): Promise<BlobStoreState> => {
    checking ??= checkBlobs().finally(() => (checking = undefined));
    return Promise.race([checking, delay(patienceMs, 'away' as const, { ref: false })]);
  };
  const isDatabaseThere = (): Promise<boolean> =>
    store.check().then(
      () => true,
      (error: unknown) => {
        log.warn({ err: error }, 'the database is away');
        return false;
      },
    );

  return {
    async find() {
      if (isStopping) return { ready: false, reasons: ['the process is stopping'] };
      const [hasDatabase, blobs] = await Promise.all([isDatabaseThere(), stateOfBlobs()]);
      const reasons = [
        ...(hasDatabase ? [] : ['database is away']),
        ...(blobs === 'away' ? ['blob store is away'] : []),
        ...(blobs === 'refusing' ? ['blob store refuses this process'] : []),
      ];
      return { ready: hasDatabase && hasReachedBlobs && blobs !== 'refusing', reasons };
    },
    stop() {
      isStopping = true;
    },
    isStopping: () => isStopping,
  };
}
