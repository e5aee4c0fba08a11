import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { sendError } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';

export type Methods<Handler> = Readonly<Partial<Record<'GET' | 'PUT' | 'POST' | 'DELETE', Handler>>>;

export const challenge = 'Token';

/** HEAD is answered wherever GET is (protocol 3.0). */
export function handlerFor<Handler>(
  methods: Methods<Handler>,
  method: string | undefined,
): Handler | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  return asked === 'GET' || asked === 'PUT' || asked === 'POST' || asked === 'DELETE'
    ? methods[asked]
    : undefined;
}

/** 405 with `Allow` (protocol 3.0). */
export function refuseMethod(req: IncomingMessage, res: ServerResponse, methods: Methods<unknown>): void {
  const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  res.setHeader('Allow', allowed.join(', '));
  sendError(res, new AppError('method_not_allowed'), { challenge });
  req.resume();
}

/** As Express takes it. */
export function byMethod(methods: Methods<RequestHandler>): RequestHandler {
  return (req, res, next) => {
    const handler = handlerFor(methods, req.method);
    if (handler) return handler(req, res, next);
    refuseMethod(req, res, methods);
    return undefined;
  };
}
