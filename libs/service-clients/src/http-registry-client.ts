import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import type { RegistryPort } from '@drydock/hub-core';
import type { InternalCall } from './internal-call.ts';

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
  finishedAt: z.string().nullable(),
});
const runItemList = z.object({
  items: z.array(z.object({ serial: z.number(), kind: z.string(), item: document })),
});

const segment = encodeURIComponent;
const repositoryPath = (repositoryId: string) => `/internal/repositories/${segment(repositoryId)}`;
const tagPath = (query: { readonly repositoryId: string; readonly tag: string }) =>
  `${repositoryPath(query.repositoryId)}/tags/${segment(query.tag)}`;

/** The hub's way to the registry when both are processes of their own. */
export function createHttpRegistryClient(call: InternalCall): RegistryPort {
  const read = <T>(schema: z.ZodType<T>, body: unknown): T => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new AppError('bad_gateway', { cause: parsed.error });
    return parsed.data;
  };
  return {
    async saveRepository({ repositoryId, ...body }, signal) {
      await call({ method: 'PUT', path: repositoryPath(repositoryId), body, signal });
    },
    async announceImages({ repositoryId, ...body }, signal) {
      await call({ method: 'PUT', path: `${repositoryPath(repositoryId)}/announced`, body, signal });
    },
    async listChecksums(repositoryId, signal) {
      return read(
        checksums,
        await call({ method: 'GET', path: `${repositoryPath(repositoryId)}/checksums`, signal }),
      ).images;
    },
    async revokeTokens(tokens, signal) {
      await call({ method: 'PUT', path: '/internal/revocations', body: { tokens }, signal });
    },
    async listTrash({ repositoryIds, after, limit }, signal) {
      const query = { repositoryId: repositoryIds, after, limit: String(limit) };
      return read(trashList, await call({ method: 'GET', path: '/internal/trash', query, signal })).items;
    },
    async getTrash(trashId, signal) {
      return read(
        trashEntry,
        await call({ method: 'GET', path: `/internal/trash/${segment(trashId)}`, signal }),
      );
    },
    async restoreTag(trashId, signal) {
      await call({ method: 'POST', path: `/internal/trash/${segment(trashId)}/restore`, signal });
    },
    async purgeTrash(trashId, signal) {
      await call({ method: 'DELETE', path: `/internal/trash/${segment(trashId)}`, signal });
    },
    async listTagHistory(query, signal) {
      return read(revisionList, await call({ method: 'GET', path: `${tagPath(query)}/history`, signal }))
        .items;
    },
    async restoreTagRevision({ revision, userId, ...query }, signal) {
      await call({ method: 'POST', path: `${tagPath(query)}/restore`, body: { revision, userId }, signal });
    },
    async startRun(body, signal) {
      return read(run, await call({ method: 'POST', path: '/internal/runs', body, signal }));
    },
    async getRun(runId, signal) {
      return read(run, await call({ method: 'GET', path: `/internal/runs/${segment(runId)}`, signal }));
    },
    async listRunItems({ runId, after, limit }, signal) {
      const query = { after: String(after), limit: String(limit) };
      const path = `/internal/runs/${segment(runId)}/items`;
      return read(runItemList, await call({ method: 'GET', path, query, signal })).items;
    },
    async getReport({ report, ...query }, signal) {
      const path = `/internal/reports/${segment(report)}`;
      return read(document, await call({ method: 'GET', path, query, signal }));
    },
  };
}
