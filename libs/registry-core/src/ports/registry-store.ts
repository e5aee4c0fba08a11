import type { CollectionStore } from './collection-store.ts';
import type { ImageStore } from './image-store.ts';
import type { LayerStore } from './layer-store.ts';
import type { ManifestStore } from './manifest-store.ts';
import type { RebuildStore } from './rebuild-store.ts';
import type { ReconcileStore } from './reconcile-store.ts';
import type { ReportStore } from './report-store.ts';
import type { RepositoryStore } from './repository-store.ts';
import type { RunStore } from './run-store.ts';
import type { TagStore } from './tag-store.ts';
import type { TrashStore } from './trash-store.ts';
import type { RevocationStore, VerificationStore } from './verification-store.ts';

/**
 * The rows of the registry. Each method that writes is one transaction and one transition of `docs/storage.md`; all times
 * are the database's. Use cases ask for the narrow part that they need. @throws AppError `unavailable` when the database is away.
 */
export interface RegistryStore
  extends
    RepositoryStore,
    ImageStore,
    LayerStore,
    TagStore,
    TrashStore,
    VerificationStore,
    RevocationStore,
    CollectionStore,
    ReconcileStore,
    ManifestStore,
    RebuildStore,
    RunStore,
    ReportStore {
  check(): Promise<void>;
}
