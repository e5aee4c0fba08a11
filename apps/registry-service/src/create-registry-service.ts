import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createDescribeTag,
  createHealBlob,
  createHubOperations,
  createIdentifyCaller,
  createJobs,
  createListLayerFiles,
  createMoveTag,
  createOpenLayer,
  createReadImage,
  createReadImageBytes,
  createReports,
  createResolveImage,
  createResolveRepository,
  createRevokedTokens,
  createRuns,
  createSaveChecksum,
  createSaveImageJson,
  createStoreLayer,
  createVerifyLayer,
  type BlobStore,
  type HubOperations,
  type HubPort,
  type JobQueue,
  type RegistryStore,
} from '@drydock/registry-core';
import type { TokenVerifier } from '@drydock/service-clients';
import { createRegistryApp } from './http/registry-app.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import type { RegistrySettings } from './registry-settings.ts';
import type { OpenRevocationChannel, RevocationChannel } from './revocation-channel.ts';

export interface RegistryServiceDeps {
  readonly store: RegistryStore;
  readonly blobStore: BlobStore;
  readonly queue: JobQueue;
  readonly hub: HubPort;
  readonly verifier: TokenVerifier;
  readonly settings: RegistrySettings;
  /** Opens `/internal/…`; in one process with the hub there is no need for it. */
  readonly internalSecret?: string;
  /** How replicas tell each other of revocations at once; without it they find them in the rows. */
  readonly openRevocationChannel?: OpenRevocationChannel;
  readonly log: {
    error(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
}

export interface RegistryService {
  readonly listener: (req: IncomingMessage, res: ServerResponse) => void;
  /** The hub's `RegistryPort`. */
  readonly internal: HubOperations;
  start(): Promise<void>;
  /** From now on it says that it is not ready; it serves on. */
  stopServing(): void;
  readonly isStopping: () => boolean;
  close(deadlineMs: number): Promise<void>;
  /** Never rejects. */
  readiness(): Promise<Readiness>;
}

/** The registry over its ports. It does not know which composition it runs in. */
export function createRegistryService(deps: RegistryServiceDeps): RegistryService {
  const { store, blobStore, queue, hub, verifier, settings, log } = deps;
  const revokedTokens = createRevokedTokens({
    store,
    onError: (error) => log.warn({ err: error }, 'could not read revocations'),
    announce: (tokenIds) => channel?.announce(tokenIds),
  });
  let channel: RevocationChannel | undefined;
  const hubOperations = createHubOperations({
    store,
    revokedTokens,
    runs: createRuns({ store, queue }),
    reports: createReports({ store }),
    jobs: createJobs({ queue }),
    healBlob: createHealBlob({
      store,
      blobStore,
      queue,
      heartbeatMs: settings.uploadHeartbeatMs,
      silenceMs: settings.uploadSilenceMs,
    }),
  });
  const readiness = createReadiness({ store, blobStore, log });
  const { isPrivateByDefault, maxUnpackedBytes } = settings;
  const resolveImage = createResolveImage({ store, hub, isPrivateByDefault });
  const app = createRegistryApp(
    {
      identifyCaller: createIdentifyCaller({
        verifyToken: (signature) => verifier.verifyToken(signature),
        verifySession: (cookie) => verifier.verifySession(cookie),
        isRevoked: (tokenId) => revokedTokens.isRevoked(tokenId),
      }),
      resolveImage,
      resolveRepository: createResolveRepository({ store, hub, isPrivateByDefault }),
      readImage: createReadImage({ store }),
      readImageBytes: createReadImageBytes({
        store,
        cacheBytes: settings.cacheBytes,
        ancestryTtlMs: settings.ancestryTtlMs,
      }),
      saveImageJson: createSaveImageJson({ store, resolveImage }),
      storeLayer: createStoreLayer({
        store,
        blobStore,
        queue,
        resolveImage,
        limitBytes: settings.layerLimitBytes,
        maxUnpackedBytes,
        heartbeatMs: settings.uploadHeartbeatMs,
        silenceMs: settings.uploadSilenceMs,
        verifyDelayMs: settings.verifyDelayMs,
      }),
      saveChecksum: createSaveChecksum({ store, blobStore, resolveImage, maxUnpackedBytes }),
      openLayer: createOpenLayer({
        blobStore,
        queue,
        verifyLayer: createVerifyLayer({
          store,
          blobStore,
          maxUnpackedBytes,
          onFailure: (failure) => log.error(failure, 'a stored layer is not as it was pushed'),
        }),
        maxReadMs: settings.maxReadMs,
      }),
      listLayerFiles: createListLayerFiles({ store, blobStore, maxUnpackedBytes }),
      moveTag: createMoveTag({ store }),
      describeTag: createDescribeTag({ store }),
      tags: store,
      images: store,
      blobStore,
      hubOperations,
      redirects: settings.redirects,
      limits: { jsonBytes: settings.jsonLimitBytes, uploadIdleMs: settings.uploadIdleMs },
      publicHost: settings.publicHost,
      internalSecret: deps.internalSecret,
    },
    {
      report: (error, request) =>
        log.error({ err: error, ...request, details: error.details }, 'request failed'),
      isStopping: readiness.isStopping,
      readiness: readiness.find,
    },
  );
  let polling: NodeJS.Timeout | undefined;

  return {
    listener: app,
    internal: hubOperations,

    async start() {
      channel = deps.openRevocationChannel?.(revokedTokens);
      // From here on it knows whether it has ever reached its stores.
      void readiness.find();
      await revokedTokens.refresh();
      polling = setInterval(() => void revokedTokens.refresh(), settings.revocationPollMs);
      polling.unref();
    },

    stopServing: readiness.stop,

    isStopping: readiness.isStopping,

    close() {
      clearInterval(polling);
      channel?.close();
      return Promise.resolve();
    },

    readiness: readiness.find,
  };
}
