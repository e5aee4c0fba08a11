import type { Request, Response } from 'express';
import { AppError, ImageId } from '@drydock/kernel';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, readObject, repositoryOf, wantsToken } from '../request-facts.ts';

/** operationId: deleteRepository. With `X-Docker-Token: true` in two steps, else at once (protocol 3.12). */
export async function deleteRepository(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  const outcome = await hub.deleteRepository({ caller, name: repository, wantsToken: wantsToken(req) });
  if (outcome.kind === 'deleted') {
    sendJson(res, 200, true);
    return;
  }
  sendJson(res, 202, '', {
    'X-Docker-Token': outcome.token.header,
    'WWW-Authenticate': `Token ${outcome.token.header}`,
    'X-Docker-Endpoints': endpointOf(hub, req),
  });
}

/** operationId: putAuth. Any valid token that names the repository passes (protocol 3.10). */
export async function putAuth(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  if (caller.kind !== 'token') throw new AppError('requires_authorization');
  if (caller.claims.repository !== repository.full) throw new AppError('forbidden');
  await hub.openRepository({ caller, name: repository, needed: 'read' }).catch((error: unknown) => {
    throw AppError.is(error, 'images_not_found') ? new AppError('repository_not_found') : error;
  });
  sendJson(res, 200, 'OK');
}

/** operationId: getLayerAccess. What a Python registry asks its hub (protocol 3.11). */
export async function getLayerAccess(
  hub: Hub,
  name: string,
  imageId: string,
  req: Request,
  res: Response,
): Promise<void> {
  const repository = repositoryOf(name);
  const id = ImageId.parse(imageId);
  const caller = await callerOf(hub, req);
  if (caller.kind !== 'token') throw new AppError('requires_authorization');
  const open = await hub
    .openRepository({ caller, name: repository, needed: 'read' })
    .catch((error: unknown) => {
      throw AppError.is(error, 'images_not_found') ? new AppError('repository_not_found') : error;
    });
  const images = await hub.listImages(open.repository);
  sendJson(res, 200, { access: images.some((image) => image.id === id) });
}

/** operationId: getProperties (protocol 3.28). */
export async function getProperties(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const caller = await callerOf(hub, req);
  const { repository } = await hub.openRepository({ caller, name: repositoryOf(name), needed: 'read' });
  sendJson(res, 200, { access: repository.access });
}

/** operationId: putProperties (protocol 3.28). */
export async function putProperties(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
  const { access } = await readObject(req).catch((error: unknown) => {
    throw AppError.is(error, 'error_decoding_json') ? new AppError('invalid_data') : error;
  });
  if (access !== 'public' && access !== 'private') throw new AppError('invalid_data');
  await hub.changeRepository({ caller, name: repository, change: { access } });
  sendJson(res, 200, true);
}
