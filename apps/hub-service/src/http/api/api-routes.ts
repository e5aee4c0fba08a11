import { Router } from 'express';
import { byMethod } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { addUser } from './add-user.ts';
import { changeRepository } from './change-repository.ts';
import { changeUser } from './change-user.ts';
import { deleteGrant } from './delete-grant.ts';
import { explainContent } from './explain-content.ts';
import { getCollectionStatus } from './get-collection-status.ts';
import { getMe } from './get-me.ts';
import { getRepository } from './get-repository.ts';
import { getRun } from './get-run.ts';
import { listJobs } from './list-jobs.ts';
import { retryJobs } from './retry-jobs.ts';
import { getUser } from './get-user.ts';
import { healBlob } from './heal-blob.ts';
import { listFailedBlobs } from './list-failed-blobs.ts';
import { listGrants } from './list-grants.ts';
import { listRepositories } from './list-repositories.ts';
import { listRunItems } from './list-run-items.ts';
import { listTagHistory } from './list-tag-history.ts';
import { listTokens } from './list-tokens.ts';
import { listTrash } from './list-trash.ts';
import { listUsers } from './list-users.ts';
import { purgeTrash } from './purge-trash.ts';
import { putGrant } from './put-grant.ts';
import { removeRepository } from './remove-repository.ts';
import { restoreTagRevision } from './restore-tag-revision.ts';
import { restoreTrash } from './restore-trash.ts';
import { revokeToken } from './revoke-token.ts';
import { startCheck } from './start-check.ts';
import { startCollection } from './start-collection.ts';
import { startRebuild } from './start-rebuild.ts';
import { startVerification } from './start-verification.ts';
import { startReconciliation } from './start-reconciliation.ts';

/** The management API, below `/api`. Parameters are decoded one by one, so that a repository's name may hold an escaped slash. */
export function apiRoutes(hub: Hub): Router {
  const router = Router({ caseSensitive: true });
  const repository = '/repositories/:namespace/:name';
  router.all('/me', byMethod({ GET: getMe(hub) }));
  router.all('/users', byMethod({ GET: listUsers(hub), POST: addUser(hub) }));
  router.all('/users/:username', byMethod({ GET: getUser(hub), PATCH: changeUser(hub) }));
  router.all('/grants', byMethod({ GET: listGrants(hub), PUT: putGrant(hub), DELETE: deleteGrant(hub) }));
  router.all('/tokens', byMethod({ GET: listTokens(hub) }));
  router.all('/tokens/:tokenId', byMethod({ DELETE: revokeToken(hub) }));
  router.all('/trash', byMethod({ GET: listTrash(hub) }));
  router.all('/trash/:trashId', byMethod({ DELETE: purgeTrash(hub) }));
  router.all('/trash/:trashId/restore', byMethod({ POST: restoreTrash(hub) }));
  router.all('/repositories', byMethod({ GET: listRepositories(hub) }));
  router.all(
    repository,
    byMethod({ GET: getRepository(hub), PATCH: changeRepository(hub), DELETE: removeRepository(hub) }),
  );
  router.all(`${repository}/tags/:tag/history`, byMethod({ GET: listTagHistory(hub) }));
  router.all(`${repository}/tags/:tag/restore`, byMethod({ POST: restoreTagRevision(hub) }));
  router.all('/gc/status', byMethod({ GET: getCollectionStatus(hub) }));
  router.all('/gc/explain', byMethod({ GET: explainContent(hub) }));
  router.all('/gc/runs', byMethod({ POST: startCollection(hub) }));
  router.all('/check/runs', byMethod({ POST: startCheck(hub) }));
  router.all('/verify/runs', byMethod({ POST: startVerification(hub) }));
  router.all('/verify/failed', byMethod({ GET: listFailedBlobs(hub) }));
  router.all('/verify/blobs/:digest', byMethod({ PUT: healBlob(hub) }));
  router.all('/reconcile/runs', byMethod({ POST: startReconciliation(hub) }));
  router.all('/rebuild/runs', byMethod({ POST: startRebuild(hub) }));
  router.all('/jobs', byMethod({ GET: listJobs(hub) }));
  router.all('/jobs/retry', byMethod({ POST: retryJobs(hub) }));
  router.all('/runs/:runId', byMethod({ GET: getRun(hub) }));
  router.all('/runs/:runId/items', byMethod({ GET: listRunItems(hub) }));
  return router;
}
