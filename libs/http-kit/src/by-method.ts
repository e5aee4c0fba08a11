import type { Request, Response } from 'express';
import { AppError } from '@drydock/kernel';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One operation: parse, one use case, present.
 * `Path` is what Express finds in the path, `Rest` what the route gives along: what its own reading of the path found, or Express's `next`.
 */
type Handler<Path, Rest extends readonly unknown[]> = (
  req: Request<Path>,
  res: Response,
  ...rest: Rest
) => unknown;

export type Methods<Path, Rest extends readonly unknown[]> = Readonly<
  Partial<Record<Method, Handler<Path, Rest>>>
>;

const isMethod = (text: string): text is Method => /^(?:GET|PUT|POST|PATCH|DELETE)$/.test(text);

/**
 * The operations of one path. HEAD is answered wherever GET is.
 * @throws AppError `method_not_allowed` for others, with `Allow` on the answer (protocol 3.0)
 */
export function byMethod<Path, Rest extends readonly unknown[]>(
  methods: Methods<Path, Rest>,
): Handler<Path, Rest> {
  const allow = Object.keys(methods)
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ');
  return (req, res, ...rest) => {
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const handler = isMethod(method) ? methods[method] : undefined;
    if (handler) return handler(req, res, ...rest);
    res.setHeader('Allow', allow);
    throw new AppError('method_not_allowed');
  };
}
