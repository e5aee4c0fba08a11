import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { AppError } from '@drydock/kernel';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** Answers one operation on what the path named; throws what the caller is told. */
export type ContentHandler<Target> = (
  req: IncomingMessage,
  res: ServerResponse,
  target: Target,
) => Promise<void>;

/** The operations of one path. */
export type Methods<Handler> = Readonly<Partial<Record<Method, Handler>>>;

const isMethod = (text: string | undefined): text is Method =>
  text === 'GET' || text === 'PUT' || text === 'POST' || text === 'PATCH' || text === 'DELETE';

/**
 * Which operation a request means. HEAD is answered wherever GET is.
 * @throws AppError `method_not_allowed` when there is none, with `Allow` set on the answer (protocol 3.0)
 */
export function handlerFor<Handler>(
  methods: Methods<Handler>,
  req: Pick<IncomingMessage, 'method'>,
  res: Pick<ServerResponse, 'setHeader'>,
): Handler {
  const asked = req.method === 'HEAD' ? 'GET' : req.method;
  const handler = isMethod(asked) ? methods[asked] : undefined;
  if (handler) return handler;
  const allowed = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  res.setHeader('Allow', allowed.join(', '));
  throw new AppError('method_not_allowed');
}

/** The operations of one path, as Express takes them. */
export function byMethod<Path = Request['params']>(
  methods: Methods<RequestHandler<Path>>,
): RequestHandler<Path> {
  return (req, res, next) => handlerFor(methods, req, res)(req, res, next);
}
