import type { Request } from 'express';
import { AppError, RepositoryName } from '@drydock/kernel';
import type { HubCaller, UserRow } from '@drydock/hub-core';
import { clientFacts, parseJson, readBody } from '@drydock/http-kit';
import type { Hub } from '../hub.ts';

const bodyLimitBytes = 4 * 1024 * 1024;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws AppError `error_decoding_json`, `payload_too_large` */
export async function readJson(req: Request): Promise<unknown> {
  return parseJson(await readBody(req, bodyLimitBytes), 'error_decoding_json');
}

/** @throws AppError `error_decoding_json`, `invalid_data` */
export async function readObject(req: Request): Promise<Record<string, unknown>> {
  const body = await readJson(req);
  if (!isRecord(body)) throw new AppError('invalid_data');
  return body;
}

export const callerOf = (hub: Hub, req: Request): Promise<HubCaller> =>
  hub.resolveCaller(req.headers.authorization);

/** For what tokens do not open. @throws AppError `requires_authorization` and as `resolveCaller` */
export async function userOf(hub: Hub, req: Request): Promise<UserRow> {
  const caller = await callerOf(hub, req);
  if (caller.kind !== 'user') throw new AppError('requires_authorization');
  return caller.user;
}

/** @throws AppError `forbidden` */
export async function administratorOf(hub: Hub, req: Request): Promise<UserRow> {
  const user = await userOf(hub, req);
  if (!user.isAdmin) throw new AppError('forbidden');
  return user;
}

export const wantsToken = (req: Request): boolean =>
  /(?:^|,)\s*true\s*(?:,|$)/i.test(req.get('X-Docker-Token') ?? '');

/** `X-Docker-Endpoints`: one host with its port, no scheme (protocol 2.2, 11). */
export const endpointOf = (hub: Hub, req: Request): string =>
  hub.settings.publicUrl?.host ?? clientFacts(req).host;

export const repositoryOf = (name: string): RepositoryName => RepositoryName.parse(name);

/** The first value of a query parameter. */
export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** Clamped, not refused (protocol 3.29). */
export function queryNumber(
  req: Request,
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const text = queryText(req, name);
  if (text === undefined || !/^-?\d{1,15}$/.test(text.trim())) return bounds.otherwise;
  return Math.min(bounds.max, Math.max(bounds.min, Number(text)));
}
