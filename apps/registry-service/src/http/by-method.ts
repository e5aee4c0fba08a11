import type { RequestHandler } from 'express';
import { sendError } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';

export type Methods = Readonly<Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', RequestHandler>>>;

export const challenge = 'Token';

/** HEAD is answered wherever GET is; other methods get 405 with `Allow` (protocol 3.0). */
export function byMethod(methods: Methods): RequestHandler {
  const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allow = allowed.join(', ');
  return (req, res, next) => {
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const handler =
      method === 'GET' || method === 'PUT' || method === 'POST' || method === 'DELETE'
        ? methods[method]
        : undefined;
    if (handler) return handler(req, res, next);
    res.setHeader('Allow', allow);
    sendError(res, new AppError('method_not_allowed'), { challenge });
    req.resume();
    return undefined;
  };
}
