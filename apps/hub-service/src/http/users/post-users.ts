import type { RequestHandler, Response } from 'express';
import type { HubOperations } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import { answer, readObject, statusOf } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { challenge } from '../challenge.ts';

type PostUsers = HubOperations['postUsers'];

const bodyLimitBytes = 64 * 1024;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A refusal is a bare JSON string here, not an object (protocol 3.4). @returns false for what is answered as everywhere else. */
function refuse(res: Response, { code, message }: AppError): boolean {
  const status = code === 'user_exists' ? 400 : statusOf(code);
  if (status === 401)
    answer<PostUsers>(res, { status, body: message, headers: { 'WWW-Authenticate': challenge } });
  else if (status === 400 || status === 408 || status === 413)
    answer<PostUsers>(res, { status, body: message });
  else return false;
  return true;
}

/**
 * operationId: postUsers. Registration, which doubles as the first half of `docker login` up to 1.10: an existing account gets these
 * exact 34 bytes with 400, whatever the password (protocol 10.1).
 */
export function postUsers(hub: Pick<Hub, 'registerUser'>): RequestHandler {
  return async (req, res) => {
    try {
      const body = await readObject(req, bodyLimitBytes);
      const [username, password, email] = [
        text(body['username']),
        text(body['password']),
        text(body['email']),
      ];
      if (username === '') throw new AppError('invalid_request', { message: 'Username is required' });
      if (password === '') throw new AppError('invalid_request', { message: 'Password is required' });
      await hub.registerUser({ username, password, email });
      answer<PostUsers>(res, { status: 201, body: 'User Created' });
    } catch (error) {
      if (!AppError.is(error) || !refuse(res, error)) throw error;
      if (!req.readableEnded) req.resume();
    }
  };
}
