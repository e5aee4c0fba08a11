import type { Request, Response } from 'express';
import { z } from 'zod';
import type { HubComponents } from '@drydock/api-contracts';
import { AppError, RepositoryName } from '@drydock/kernel';
import { viewerOf, type HubRepositoryRow } from '@drydock/hub-core';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, queryNumber, queryText, userOf } from '../request-facts.ts';
import { pageLimits, presentPage, readShape } from './accounts.ts';

const change = z.strictObject({
  access: z.enum(['public', 'private']).optional(),
  description: z.string().max(10_000).optional(),
});
const restoreRevision = z.strictObject({ revision: z.number().int().min(1) });

const present = (row: HubRepositoryRow): HubComponents['schemas']['Repository'] => ({
  name: row.name,
  access: row.access,
  description: row.description,
  official: row.namespace === RepositoryName.libraryNamespace,
  starCount: row.starCount,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** In the words of this API, which is not the index: a repository is not found, not its images. */
const rename = (error: unknown): never => {
  throw AppError.is(error, 'images_not_found') ? new AppError('repository_not_found') : error;
};

export interface RepositoryPath {
  readonly namespace: string;
  /** May hold slashes, escaped in the path. */
  readonly name: string;
}
const longestName = 255;

/** No repository has a longer name, and each of the two parts fits for itself: it is simply not there. */
function nameOf({ namespace, name }: RepositoryPath): RepositoryName {
  const full = `${namespace}/${name}`;
  if (full.length > longestName) throw new AppError('repository_not_found');
  return RepositoryName.parse(full);
}

/** operationId: listRepositories. What the caller may read, by name. */
export async function listRepositories(hub: Hub, req: Request, res: Response): Promise<void> {
  const user = await userOf(hub, req);
  const limit = queryNumber(req, 'limit', pageLimits);
  const rows = await hub.store.listRepositories({
    viewer: viewerOf(user),
    namespace: queryText(req, 'namespace'),
    after: queryText(req, 'after'),
    limit,
  });
  sendJson(
    res,
    200,
    presentPage(rows.map(present), limit, (row) => row.name),
  );
}

/** operationId: getRepository */
export async function getRepository(
  hub: Hub,
  path: RepositoryPath,
  req: Request,
  res: Response,
): Promise<void> {
  const user = await userOf(hub, req);
  const { repository } = await hub
    .openRepository({ caller: { kind: 'user', user }, name: nameOf(path), needed: 'read' })
    .catch(rename);
  sendJson(res, 200, present(repository));
}

/** operationId: changeRepository */
export async function changeRepository(
  hub: Hub,
  path: RepositoryPath,
  req: Request,
  res: Response,
): Promise<void> {
  const user = await userOf(hub, req);
  const wanted = await readShape(req, change);
  const row = await hub
    .changeRepository({ caller: { kind: 'user', user }, name: nameOf(path), change: wanted })
    .catch(rename);
  sendJson(res, 200, present(row));
}

/** operationId: removeRepository. Into the trash. */
export async function removeRepository(
  hub: Hub,
  path: RepositoryPath,
  req: Request,
  res: Response,
): Promise<void> {
  const caller = await callerOf(hub, req);
  if (caller.kind !== 'user') throw new AppError('requires_authorization');
  await hub.deleteRepository({ caller, name: nameOf(path), wantsToken: false });
  res.status(204).end();
}

/** operationId: listTagHistory. Where a tag points and pointed, newest first, as long as it is kept. */
export async function listTagHistory(
  hub: Hub,
  path: RepositoryPath,
  tag: string,
  req: Request,
  res: Response,
): Promise<void> {
  const user = await userOf(hub, req);
  const { repository } = await hub
    .openRepository({ caller: { kind: 'user', user }, name: nameOf(path), needed: 'read' })
    .catch(rename);
  sendJson(res, 200, {
    items: await hub.registry.listTagHistory({ repositoryId: repository.repositoryId, tag }),
  });
}

/** operationId: restoreTagRevision */
export async function restoreTagRevision(
  hub: Hub,
  path: RepositoryPath,
  tag: string,
  req: Request,
  res: Response,
): Promise<void> {
  const user = await userOf(hub, req);
  const { revision } = await readShape(req, restoreRevision);
  const { repository } = await hub
    .openRepository({ caller: { kind: 'user', user }, name: nameOf(path), needed: 'write' })
    .catch(rename);
  await hub.registry.restoreTagRevision({
    repositoryId: repository.repositoryId,
    tag,
    revision,
    userId: user.userId,
  });
  res.status(204).end();
}
