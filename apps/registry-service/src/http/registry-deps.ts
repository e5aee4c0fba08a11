import type {
  BlobStore,
  HubOperations,
  IdentifyCaller,
  OpenLayer,
  ReadImage,
  ReadImageBytes,
  RegistryStore,
  ResolveImage,
  ResolveRepository,
  createDescribeTag,
  createListLayerFiles,
  createMoveTag,
  createSaveChecksum,
  createSaveImageJson,
  createStoreLayer,
} from '@drydock/registry-core';

export interface LayerRedirects {
  /** False: nobody is near. */
  readonly hasNetworks: boolean;
  /** Does this client reach the store itself? */
  readonly isNear: (clientAddress: string) => boolean;
  readonly expiresSeconds: number;
  /** Name of the host under which clients reach the store. */
  readonly storeHost: string | undefined;
}

export interface HttpLimits {
  /** Of PUT json. */
  readonly jsonBytes: number;
  /** An upload of which nothing comes for this long is ended with 408. */
  readonly uploadIdleMs: number;
}

/** The use cases that the handlers call; each handler takes the few that it needs. */
export interface RegistryDeps {
  readonly identifyCaller: IdentifyCaller;
  readonly resolveImage: ResolveImage;
  readonly resolveRepository: ResolveRepository;
  readonly readImage: ReadImage;
  readonly readImageBytes: ReadImageBytes;
  readonly saveImageJson: ReturnType<typeof createSaveImageJson>;
  readonly storeLayer: ReturnType<typeof createStoreLayer>;
  readonly saveChecksum: ReturnType<typeof createSaveChecksum>;
  readonly openLayer: OpenLayer;
  readonly listLayerFiles: ReturnType<typeof createListLayerFiles>;
  readonly moveTag: ReturnType<typeof createMoveTag>;
  readonly describeTag: ReturnType<typeof createDescribeTag>;
  readonly tags: Pick<RegistryStore, 'listTags' | 'findTag' | 'trashTags'>;
  readonly images: Pick<RegistryStore, 'listChecksums'>;
  readonly blobStore: Pick<BlobStore, 'presign'>;
  readonly hubOperations: HubOperations;
  readonly redirects: LayerRedirects | undefined;
  readonly limits: HttpLimits;
  /** `X-Docker-Endpoints` when it is not the host that the client called. */
  readonly publicHost: string | undefined;
  /** What the hub shows at `/internal/`; without one there are no such routes. */
  readonly internalSecret: string | undefined;
}
