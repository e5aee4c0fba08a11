import type { Request, RequestHandler, Response } from 'express';
import { AppError, RepositoryName } from '@drydock/kernel';
import { byMethod, type Methods } from './by-method.ts';
import { matchRepositoryRoute, type RepositoryRoute } from './repository-route.ts';

/** Where the path led. */
export interface RepositoryTarget {
  readonly repository: RepositoryName;
  /** Empty for routes without one. As it stood in the path: reads and deletions take any. */
  readonly tag: string;
  /** Empty for routes without one, and not parsed yet. */
  readonly imageId: string;
}

export type RepositoryHandler = (req: Request, res: Response, target: RepositoryTarget) => Promise<void>;

type Kind = RepositoryRoute['kind'];
export type RepositoryTable = Readonly<Partial<Record<Kind, Methods<Request['params'], [RepositoryTarget]>>>>;

/** Decodes once. @throws AppError `invalid_request` for a bad escape, and for one of what no name can hold */
export function decodePath(path: string): string {
  const refuse = (cause?: unknown) =>
    new AppError('invalid_request', { message: 'Bad escape in the path', cause });
  // Decoded, an escaped slash could not be told from one between components (protocol 2.6).
  if (/%2f/i.test(path)) throw refuse();
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch (error) {
    throw refuse(error);
  }
  if (decoded.includes('\0')) throw refuse();
  return decoded;
}

/**
 * `/v1/repositories/…`, matched from the right since names hold slashes. A kind of route that is not in the table is another service's,
 * and not found here.
 */
export function dispatchRepository(
  table: RepositoryTable,
  routeOf: (path: string, method: string) => RepositoryRoute | undefined = matchRepositoryRoute,
): RequestHandler {
  const handlers = new Map(
    Object.entries(table).map(([kind, methods]) => [kind, byMethod(methods)] as const),
  );
  return (req, res) => {
    const route = routeOf(decodePath(req.path), req.method);
    const handler = route && handlers.get(route.kind);
    if (!handler) throw new AppError('not_found');
    return handler(req, res, {
      repository: RepositoryName.parse(route.repository),
      tag: 'tag' in route ? route.tag : '',
      imageId: 'imageId' in route ? route.imageId : '',
    });
  };
}
