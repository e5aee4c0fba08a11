import { Router } from 'express';
import { byMethod, internalRouter, type ErrorHandlerOptions } from '@drydock/http-kit';
import type { HubOperations } from '@drydock/registry-core';
import { announceImages } from './announce-images.ts';
import { explainContent } from './explain-content.ts';
import { getCollectionStatus } from './get-collection-status.ts';
import { getRun } from './get-run.ts';
import { getTrashEntry } from './get-trash-entry.ts';
import { healBlob } from './heal-blob.ts';
import { listChecksums } from './list-checksums.ts';
import { listFailedBlobs } from './list-failed-blobs.ts';
import { listJobs } from './list-jobs.ts';
import { retryJobs } from './retry-jobs.ts';
import { listRunItems } from './list-run-items.ts';
import { listTagRevisions } from './list-tag-revisions.ts';
import { listTrashEntries } from './list-trash-entries.ts';
import { purgeTrashEntry } from './purge-trash-entry.ts';
import { restoreTagTo } from './restore-tag-to.ts';
import { restoreTrashEntry } from './restore-trash-entry.ts';
import { revokeTokens } from './revoke-tokens.ts';
import { saveRepositoryState } from './save-repository-state.ts';
import { startRun } from './start-run.ts';

/** What the hub calls when it is a process of its own. */
export function internalRoutes(
  operations: HubOperations,
  options: { readonly secret: string; readonly report: ErrorHandlerOptions['report'] },
): Router {
  const routes = Router({ caseSensitive: true });
  const repository = '/repositories/:repositoryId';
  routes.all(repository, byMethod({ PUT: saveRepositoryState(operations) }));
  routes.all(`${repository}/announced`, byMethod({ PUT: announceImages(operations) }));
  routes.all(`${repository}/checksums`, byMethod({ GET: listChecksums(operations) }));
  routes.all(`${repository}/tags/:tag/history`, byMethod({ GET: listTagRevisions(operations) }));
  routes.all(`${repository}/tags/:tag/restore`, byMethod({ POST: restoreTagTo(operations) }));
  routes.all('/revocations', byMethod({ PUT: revokeTokens(operations) }));
  routes.all('/trash', byMethod({ GET: listTrashEntries(operations) }));
  routes.all(
    '/trash/:trashId',
    byMethod({ GET: getTrashEntry(operations), DELETE: purgeTrashEntry(operations) }),
  );
  routes.all('/trash/:trashId/restore', byMethod({ POST: restoreTrashEntry(operations) }));
  routes.all('/jobs', byMethod({ GET: listJobs(operations) }));
  routes.all('/jobs/retry', byMethod({ POST: retryJobs(operations) }));
  routes.all('/runs', byMethod({ POST: startRun(operations) }));
  routes.all('/runs/:runId', byMethod({ GET: getRun(operations) }));
  routes.all('/runs/:runId/items', byMethod({ GET: listRunItems(operations) }));
  routes.all('/blobs/:digest', byMethod({ PUT: healBlob(operations) }));
  routes.all('/reports/collection-status', byMethod({ GET: getCollectionStatus(operations) }));
  routes.all('/reports/explanation', byMethod({ GET: explainContent(operations) }));
  routes.all('/reports/failed-blobs', byMethod({ GET: listFailedBlobs(operations) }));
  return internalRouter({ ...options, routes });
}
