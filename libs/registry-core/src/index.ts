export type { BlobStore, BlobUpload, ByteRange, ObjectInfo, StorageKey } from './ports/blob-store.ts';
export type { CollectionStore, DoomedObject } from './ports/collection-store.ts';
export type { AuthenticatedUser, HubPort, VerificationKey } from './ports/hub.ts';
export type {
  ImageCandidate,
  ImageKey,
  ImageRow,
  ImageState,
  ImageStore,
  SaveJson,
} from './ports/image-store.ts';
export type { DeadJob, Job, JobHandlers, JobName, JobPayloads, JobQueue } from './ports/job-queue.ts';
export type { ChecksumOutcome, LayerStore, PublishLayer, PublishOutcome } from './ports/layer-store.ts';
export type { RegistryStore } from './ports/registry-store.ts';
export type { RepositoryRow, RepositoryStore } from './ports/repository-store.ts';
export type { TagMove, TagRevisionRow, TagRow, TagStore } from './ports/tag-store.ts';
export type { TrashRow, TrashStore } from './ports/trash-store.ts';
export type { RevocationStore, VerificationStore } from './ports/verification-store.ts';
export { newStorageKey } from './storage-key.ts';
