import { AppError } from '@drydock/kernel';
import type { RegistryStore } from '../ports/registry-store.ts';
import type { TrashRow } from '../ports/trash-store.ts';
import type { HealBlob } from './heal-blob.ts';
import type { Reports } from './reports.ts';
import type { RevokedTokens } from './revoked-tokens.ts';
import type { Jobs } from './jobs.ts';
import type { Runs } from './runs.ts';

export interface HubOperationsDeps {
  readonly store: RegistryStore;
  readonly revokedTokens: Pick<RevokedTokens, 'revoke'>;
  readonly runs: Runs;
  readonly reports: Reports;
  readonly jobs: Jobs;
  readonly healBlob: HealBlob;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What the hub asks of the registry (`openapi/internal.yaml`), in process as over HTTP. All of it is idempotent.
 * @throws AppError `not_found`, `repository_not_found`, `conflict`, `unavailable`
 */
export function createHubOperations({
  store,
  revokedTokens,
  runs,
  reports,
  jobs,
  healBlob,
}: HubOperationsDeps) {
  /** The database would call anything else malformed. */
  const known = (trashId: string): string => {
    if (!uuid.test(trashId)) throw new AppError('not_found');
    return trashId;
  };
  return {
    saveRepository: (state: Parameters<RegistryStore['saveRepository']>[0]): Promise<void> =>
      store.saveRepository(state),
    announceImages: (announcement: Parameters<RegistryStore['announceImages']>[0]): Promise<void> =>
      store.announceImages(announcement),
    listChecksums: (repositoryId: string) => store.listChecksums(repositoryId),
    revokeTokens: (tokens: Parameters<RegistryStore['revokeTokens']>[0]): Promise<void> =>
      revokedTokens.revoke(tokens),
    listTrash: (query: Parameters<RegistryStore['listTrash']>[0]): Promise<readonly TrashRow[]> =>
      store.listTrash(query),
    async getTrash(trashId: string): Promise<TrashRow> {
      const entry = await store.findTrash(known(trashId));
      if (!entry) throw new AppError('not_found');
      return entry;
    },
    restoreTag: async (trashId: string): Promise<void> => store.restoreTag(known(trashId)),
    purgeTrash: async (trashId: string): Promise<void> => store.purgeTrash(known(trashId)),
    listTagHistory: (query: Parameters<RegistryStore['listTagHistory']>[0]) => store.listTagHistory(query),
    restoreTagRevision: (query: Parameters<RegistryStore['restoreTagRevision']>[0]): Promise<void> =>
      store.restoreTagRevision(query),
    listJobs: jobs.listJobs,
    retryJobs: jobs.retryJobs,
    startRun: runs.startRun,
    getRun: runs.getRun,
    listRunItems: runs.listRunItems,
    getCollectionStatus: reports.getCollectionStatus,
    explainContent: reports.explainContent,
    listFailedBlobs: reports.listFailedBlobs,
    healBlob,
  };
}

export type HubOperations = ReturnType<typeof createHubOperations>;
