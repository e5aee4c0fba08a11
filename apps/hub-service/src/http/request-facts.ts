import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@drydock/kernel';
import type { HubCaller, UserRow } from '@drydock/hub-core';
import { clientFacts, headerOf } from '@drydock/http-kit';
import type { Hub } from '../hub.ts';

export const callerOf = (hub: Pick<Hub, 'resolveCaller'>, req: IncomingMessage): Promise<HubCaller> =>
  hub.resolveCaller(req.headers.authorization);

/** For what tokens do not open. @throws AppError `requires_authorization` and as `resolveCaller` */
export async function userOf(hub: Pick<Hub, 'resolveCaller'>, req: IncomingMessage): Promise<UserRow> {
  const caller = await callerOf(hub, req);
  if (caller.kind !== 'user') throw new AppError('requires_authorization');
  return caller.user;
}

export const wantsToken = (req: IncomingMessage): boolean =>
  /(?:^|,)\s*true\s*(?:,|$)/i.test(headerOf(req, 'X-Docker-Token') ?? '');

/** `X-Docker-Endpoints`: one host with its port, no scheme (protocol 2.2, 11). */
export const endpointOf = (hub: Pick<Hub, 'settings'>, req: IncomingMessage): string =>
  hub.settings.publicUrl?.host ?? clientFacts(req).host;

/** The helper cookie: says which repository an image call means, and opens nothing by itself (protocol 4.4). */
export function setSession(req: IncomingMessage, res: ServerResponse, session: string): void {
  const secure = clientFacts(req).proto === 'https' ? '; Secure' : '';
  res.setHeader('Set-Cookie', `session=${session}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}
