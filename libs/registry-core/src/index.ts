export { canFollowToStore } from './rules/can-follow-to-store.ts';
export type { BlobStore, BlobUpload, ByteRange, ObjectInfo, StorageKey } from './ports/blob-store.ts';
export type {
  CollectedBlob,
  CollectedImage,
  CollectionStore,
  DoomedObject,
} from './ports/collection-store.ts';
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
export type {
  ManifestHeader,
  ManifestHistory,
  ManifestImage,
  ManifestRecord,
  ManifestTag,
  ManifestTrash,
} from './manifests/manifest-records.ts';
export type { ManifestStore, RepositorySnapshot, WriteOutcome } from './ports/manifest-store.ts';
export type {
  Difference,
  DifferenceKind,
  LookAtObjects,
  LookedAt,
  RebuildStore,
  WholeManifest,
} from './ports/rebuild-store.ts';
export {
  findingKinds,
  type Finding,
  type FindingKind,
  type Findings,
  type KeptBecause,
  type ManifestPlace,
  type ObjectRow,
  type ReconcileStore,
  type StoredFinding,
} from './ports/reconcile-store.ts';
export type { RegistryStore } from './ports/registry-store.ts';
export type {
  BlobExplanation,
  CheckedInvariant,
  CollectionPlan,
  CollectionStatus,
  Explanation,
  ImageExplanation,
  KeptReason,
  PlannedItem,
  ReportStore,
} from './ports/report-store.ts';
export type { RepositoryRow, RepositoryStore } from './ports/repository-store.ts';
export {
  runKinds,
  type Run,
  type RunClaim,
  type RunDocument,
  type RunItem,
  type RunKind,
  type RunProgress,
  type RunState,
  type RunStore,
} from './ports/run-store.ts';
export type { TagMove, TagRevisionRow, TagRow, TagStore, TagTarget } from './ports/tag-store.ts';
export type { TrashRow, TrashStore } from './ports/trash-store.ts';
export type {
  BlobState,
  FailedBlob,
  RevocationStore,
  StoredBlob,
  VerificationStore,
} from './ports/verification-store.ts';
export type { RunContext, RunHandler, RunHandlers } from './run-handler.ts';
export { newStorageKey } from './storage-key.ts';
export type { Caller, Grant } from './caller.ts';
export { parseRange, type RangeAnswer } from './rules/range.ts';
export {
  createGiveUpUploads,
  createReviewBlobs,
  createReviewImages,
  createSweepHistory,
  createSweepTrash,
} from './use-cases/collect-garbage.ts';
export { createCheckRun } from './use-cases/check-run.ts';
export { createCollectGarbageRun } from './use-cases/collect-garbage-run.ts';
export { createCompareManifests, type CompareReport } from './use-cases/compare-manifests.ts';
export { createDescribeTag, type TagDescription } from './use-cases/describe-tag.ts';
export { createExecuteRun } from './use-cases/execute-run.ts';
export { createJobs, type DeadJobFacts, type Jobs } from './use-cases/jobs.ts';
export { createHealBlob, type HealBlob } from './use-cases/heal-blob.ts';
export { createHubOperations, type HubOperations } from './use-cases/hub-operations.ts';
export { createIdentifyCaller, type IdentifyCaller } from './use-cases/identify-caller.ts';
export { createListLayerFiles } from './use-cases/list-layer-files.ts';
export { createMoveTag } from './use-cases/move-tag.ts';
export { createOpenLayer, type OpenLayer } from './use-cases/open-layer.ts';
export { createRebuild, type RebuildReport } from './use-cases/rebuild.ts';
export { createRebuildRun } from './use-cases/rebuild-run.ts';
export { createReadImage, type CompleteImage, type ReadImage } from './use-cases/read-image.ts';
export { createReadImageBytes, type ReadImageBytes } from './use-cases/read-image-bytes.ts';
export { createReapObjects } from './use-cases/reap-objects.ts';
export { createReconcileRun } from './use-cases/reconcile-run.ts';
export {
  createReconcile,
  type Reconcile,
  type ReconcileReport,
  type ReconcileSettings,
} from './use-cases/reconcile.ts';
export { createReports, type Reports } from './use-cases/reports.ts';
export { createResolveImage, type ResolveImage } from './use-cases/resolve-image.ts';
export { createResolveRepository, type ResolveRepository } from './use-cases/resolve-repository.ts';
export { createReviveRuns } from './use-cases/revive-runs.ts';
export { createRevokedTokens, type RevokedTokens } from './use-cases/revoked-tokens.ts';
export { createRuns, type Runs } from './use-cases/runs.ts';
export { createSaveChecksum } from './use-cases/save-checksum.ts';
export { createSaveImageJson } from './use-cases/save-image-json.ts';
export { createStoreLayer } from './use-cases/store-layer.ts';
export { createScrub } from './use-cases/scrub.ts';
export { createVerifyLayer, type VerifyLayer } from './use-cases/verify-layer.ts';
export { createVerifyRun } from './use-cases/verify-run.ts';
export { createScheduleReconcile } from './use-cases/schedule-reconcile.ts';
export { createWriteManifest } from './use-cases/write-manifest.ts';
