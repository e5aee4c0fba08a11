import type { Request, Response } from 'express';
import { AppError, parseAuthorization } from '@drydock/kernel';
import { parseJson, readBody, sendJson, statusOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { isRecord, readObject, userOf } from '../request-facts.ts';

const bodyLimitBytes = 64 * 1024;
const basicChallenge = 'Basic realm="auth required",Token';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** operationId: getUsers. Are these credentials right? (protocol 3.3) */
export async function getUsers(hub: Hub, req: Request, res: Response): Promise<void> {
  if (parseAuthorization(req.headers.authorization).kind !== 'basic')
    throw new AppError('requires_authorization');
  await userOf(hub, req);
  sendJson(res, 200, 'OK');
}

/**
 * operationId: postUsers. Registration, which doubles as the first half of `docker login` up to 1.10. Errors are bare JSON strings; an
 * existing account gets these exact 34 bytes with 400, whatever the password (protocol 3.4, 10.1).
 */
export async function postUsers(hub: Hub, req: Request, res: Response): Promise<void> {
  try {
    const body = parseJson(await readBody(req, bodyLimitBytes), 'error_decoding_json');
    if (!isRecord(body)) throw new AppError('invalid_data');
    const [username, password, email] = [text(body['username']), text(body['password']), text(body['email'])];
    if (username === '') throw new AppError('invalid_request', { message: 'Username is required' });
    if (password === '') throw new AppError('invalid_request', { message: 'Password is required' });
    await hub.registerUser({ username, password, email });
    sendJson(res, 201, 'User Created');
  } catch (error) {
    if (!AppError.is(error)) throw error;
    const status = error.code === 'user_exists' ? 400 : statusOf(error.code);
    if (status >= 500 || status === 429) throw error;
    if (!req.readableEnded) req.resume();
    sendJson(res, status, error.message, status === 401 ? { 'WWW-Authenticate': basicChallenge } : {});
  }
}

/** operationId: putUser. A new address is added and does not replace the first (protocol 3.5). */
export async function putUser(hub: Hub, username: string, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const { password, email } = await readObject(req);
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  if (!isText(password) || !isText(email) || (password === undefined && email === undefined))
    throw new AppError('invalid_data');
  await hub.accounts.change(actor, username, {
    password: typeof password === 'string' ? password : undefined,
    email: typeof email === 'string' ? email : undefined,
  });
  res.status(204).end();
}
