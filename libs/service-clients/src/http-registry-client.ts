import { z } from 'zod';
import type { InternalOperations } from '@drydock/api-contracts';
import type { RegistryPort } from '@drydock/hub-core';
import { ask, tell } from './ask.ts';
import type { InternalCall } from './internal-call.ts';
import { collectionStatus, explanation, failedBlobPage } from './report-schemas.ts';

const checksums = z.object({
  images: z.array(z.object({ imageId: z.string(), checksum: z.string().exactOptional() })),
});
const trashEntry = z.object({
  id: z.string(),
  repositoryId: z.string(),
  repository: z.string(),
  tag: z.string().nullable(),
  deletedAt: z.string(),
  purgeAt: z.string(),
  sizeBytes: z.number(),
});
const trashList = z.object({ items: z.array(trashEntry) });
const revisionList = z.object({
  items: z.array(
    z.object({
      revision: z.number(),
      imageId: z.string().nullable(),
      movedAt: z.string(),
      keepUntil: z.string().nullable(),
      movedBy: z.string().nullable(),
    }),
  ),
});

const document = z.record(z.string(), z.unknown());
const run = z.object({
  runId: z.string(),
  kind: z.string(),
  parameters: document,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  progress: z.object({ done: z.number(), total: z.number().nullable(), unit: z.string(), note: z.string() }),
  result: document.nullable(),
  error: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  heartbeatAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
const runItemList = z.object({
  items: z.array(z.object({ serial: z.number(), kind: z.string(), item: document })),
});

const jobs = z.object({
  counts: z.object({ waiting: z.number(), active: z.number(), delayed: z.number(), dead: z.number() }),
  dead: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      payload: z.record(z.string(), z.unknown()),
      attempts: z.number(),
      failedAt: z.string(),
      reason: z.string(),
    }),
  ),
});
const retried = z.object({ retried: z.number() });
const healing = z.object({ outcome: z.enum(['healed', 'healthy']) });

const segment = encodeURIComponent;
const repositoryPath = (repositoryId: string) => `/internal/repositories/${segment(repositoryId)}`;
const tagPath = (query: { readonly repositoryId: string; readonly tag: string }) =>
  `${repositoryPath(query.repositoryId)}/tags/${segment(query.tag)}`;

const trashPath = (trashId: string) => `/internal/trash/${segment(trashId)}`;
const runPath = (runId: string) => `/internal/runs/${segment(runId)}`;

type Operations = InternalOperations;

/** The hub's way to the registry when both are processes of their own. */
export function createHttpRegistryClient(call: InternalCall): RegistryPort {
  return {
    saveRepository({ repositoryId, ...body }, signal) {
      const request = { method: 'PUT', path: repositoryPath(repositoryId), body, signal } as const;
      return tell<Operations['saveRepositoryState']>(call, request);
    },
    announceImages({ repositoryId, ...body }, signal) {
      const path = `${repositoryPath(repositoryId)}/announced`;
      return tell<Operations['announceImages']>(call, { method: 'PUT', path, body, signal });
    },
    async listChecksums(repositoryId, signal) {
      const path = `${repositoryPath(repositoryId)}/checksums`;
      const request = { method: 'GET', path, signal } as const;
      return (await ask<Operations['listChecksums']>(call, request, checksums)).images;
    },
    revokeTokens(tokens, signal) {
      const request = { method: 'PUT', path: '/internal/revocations', body: { tokens }, signal } as const;
      return tell<Operations['revokeTokens']>(call, request);
    },
    async listTrash({ repositoryIds, after, limit }, signal) {
      const query = { repositoryId: repositoryIds, after, limit: String(limit) };
      const request = { method: 'GET', path: '/internal/trash', query, signal } as const;
      return (await ask<Operations['listTrashEntries']>(call, request, trashList)).items;
    },
    getTrash(trashId, signal) {
      const request = { method: 'GET', path: trashPath(trashId), signal } as const;
      return ask<Operations['getTrashEntry']>(call, request, trashEntry);
    },
    restoreTag(trashId, signal) {
      const path = `${trashPath(trashId)}/restore`;
      return tell<Operations['restoreTrashEntry']>(call, { method: 'POST', path, signal });
    },
    purgeTrash(trashId, signal) {
      const request = { method: 'DELETE', path: trashPath(trashId), signal } as const;
      return tell<Operations['purgeTrashEntry']>(call, request);
    },
    async listTagHistory(query, signal) {
      const request = { method: 'GET', path: `${tagPath(query)}/history`, signal } as const;
      return (await ask<Operations['listTagRevisions']>(call, request, revisionList)).items;
    },
    restoreTagRevision({ revision, userId, ...query }, signal) {
      const body = { revision, userId };
      const path = `${tagPath(query)}/restore`;
      return tell<Operations['restoreTagTo']>(call, { method: 'POST', path, body, signal });
    },
    startRun({ kind, parameters, userId }, signal) {
      const body = { kind, parameters, userId };
      const request = { method: 'POST', path: '/internal/runs', body, signal } as const;
      return ask<Operations['startInternalRun']>(call, request, run);
    },
    getRun(runId, signal) {
      const request = { method: 'GET', path: runPath(runId), signal } as const;
      return ask<Operations['getInternalRun']>(call, request, run);
    },
    listJobs(signal) {
      const request = { method: 'GET', path: '/internal/jobs', signal } as const;
      return ask<Operations['listInternalJobs']>(call, request, jobs);
    },
    async retryJobs(body, signal) {
      const request = { method: 'POST', path: '/internal/jobs/retry', body, signal } as const;
      return (await ask<Operations['retryInternalJobs']>(call, request, retried)).retried;
    },
    async listRunItems({ runId, after, limit }, signal) {
      const query = { after: String(after), limit: String(limit) };
      const request = { method: 'GET', path: `${runPath(runId)}/items`, query, signal } as const;
      return (await ask<Operations['listInternalRunItems']>(call, request, runItemList)).items;
    },
    getCollectionStatus(signal) {
      const request = { method: 'GET', path: '/internal/reports/collection-status', signal } as const;
      return ask<Operations['getInternalCollectionStatus']>(call, request, collectionStatus);
    },
    explainContent(subject, signal) {
      const path = '/internal/reports/explanation';
      const request = { method: 'GET', path, query: { subject }, signal } as const;
      return ask<Operations['explainInternalContent']>(call, request, explanation);
    },
    listFailedBlobs({ after, limit }, signal) {
      const path = '/internal/reports/failed-blobs';
      const query = { subject: after, limit: String(limit) };
      const request = { method: 'GET', path, query, signal } as const;
      return ask<Operations['listInternalFailedBlobs']>(call, request, failedBlobPage);
    },
    async healBlob({ digest, body }, signal) {
      const path = `/internal/blobs/${segment(digest)}`;
      const request = { method: 'PUT', path, stream: body, signal } as const;
      return (await ask<Operations['healInternalBlob']>(call, request, healing)).outcome;
    },
  };
}
