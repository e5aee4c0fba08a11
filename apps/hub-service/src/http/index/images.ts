import type { Request, Response } from 'express';
import { AppError, ImageId } from '@drydock/kernel';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, readJson, repositoryOf, wantsToken } from '../request-facts.ts';
import { readImageList, setSession } from './put-repository.ts';

/** operationId: putImages. The end of a push: 204 or the engine calls it failed; from 0.8 on the body is `[]` (protocol 3.7). */
export async function putImages(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
  const open = await hub.openRepository({ caller, name: repository, needed: 'write' });
  const images = readImageList(await readJson(req));
  for (const image of images) if (!ImageId.is(image.id)) throw new AppError('invalid_data');
  await hub.store.addImages(open.repository.repositoryId, images);
  res.setHeader('X-Docker-Endpoints', endpointOf(hub, req));
  res.status(204).end();
}

/** operationId: getImages. The start of a pull, and where a registry validates a token of any access (protocol 3.8, 4.8). */
export async function getImages(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  const open = await hub.openRepository({ caller, name: repository, needed: 'read' });
  const images = await hub.listImages(open.repository);
  const headers: Record<string, string> = { 'X-Docker-Endpoints': endpointOf(hub, req) };
  if (wantsToken(req) && caller.kind !== 'token') {
    const token = await hub.issueToken({ repository: open.repository, user: open.user, access: 'read' });
    setSession(req, res, token.session);
    headers['X-Docker-Token'] = token.header;
    headers['WWW-Authenticate'] = `Token ${token.header}`;
  } else if (caller.kind === 'user') {
    const { repository: row } = open;
    setSession(req, res, await hub.issueSession({ repository: row, user: caller.user, access: 'read' }));
  }
  sendJson(res, 200, images, headers);
}

/** operationId: deleteImages. Answers, and deletes nothing (protocol 3.9). */
export async function deleteImages(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
  await hub.openRepository({ caller, name: repository, needed: 'delete' });
  res.status(204).end();
}
