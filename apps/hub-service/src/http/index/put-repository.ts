import type { Request, Response } from 'express';
import { AppError } from '@drydock/kernel';
import type { AnnouncedImage } from '@drydock/hub-core';
import { clientFacts, sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { callerOf, endpointOf, isRecord, readJson, repositoryOf } from '../request-facts.ts';

const maxImages = 100_000;

/** `null` and `{}` count as no images; unknown members are left alone (protocol 3.6). @throws AppError `invalid_data` */
export function readImageList(body: unknown): readonly AnnouncedImage[] {
  if (body === null || (isRecord(body) && Object.keys(body).length === 0)) return [];
  if (!Array.isArray(body) || body.length > maxImages) throw new AppError('invalid_data');
  return body.map((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['id'] !== 'string') throw new AppError('invalid_data');
    const checksum = entry['checksum'];
    return {
      id: entry['id'],
      checksum: typeof checksum === 'string' && checksum !== '' ? checksum.slice(0, 256) : undefined,
    };
  });
}

/** The helper cookie: says which repository an image call means, and opens nothing by itself (protocol 4.4). */
export function setSession(req: Request, res: Response, session: string): void {
  const secure = clientFacts(req).proto === 'https' ? '; Secure' : '';
  res.setHeader('Set-Cookie', `session=${session}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

/** operationId: putRepository. The start of a push (protocol 3.6); engines up to 1.6 demand both headers. */
export async function putRepository(hub: Hub, name: string, req: Request, res: Response): Promise<void> {
  const repository = repositoryOf(name);
  const caller = await callerOf(hub, req);
  if (caller.kind === 'anonymous') throw new AppError('requires_authorization');
  const images = readImageList(await readJson(req));
  const token = await hub.announcePush({ caller, repository, images });
  setSession(req, res, token.session);
  sendJson(res, 200, '', {
    'X-Docker-Token': token.header,
    'WWW-Authenticate': `Token ${token.header}`,
    'X-Docker-Endpoints': endpointOf(hub, req),
  });
}
