import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, RepositoryName } from '@drydock/kernel';
import { decodePath } from './decode-path.ts';
import { handlerFor, type ContentHandler, type Methods } from './handler-for.ts';
import { matchRepositoryRoute, type RepositoryRoute } from './repository-route.ts';

/** Where the path led. */
export interface RepositoryTarget {
  readonly repository: RepositoryName;
  /** Empty for routes without one. As it stood in the path: reads and deletions take any. */
  readonly tag: string;
  /** Empty for routes without one, and not parsed yet. */
  readonly imageId: string;
}

export type RepositoryHandler = ContentHandler<RepositoryTarget>;

/** @returns how a request of this path is answered; undefined when the path is nothing of this kind. */
export type Dispatch = (
  path: string,
  method: string,
) => ((req: IncomingMessage, res: ServerResponse) => Promise<void> | void) | undefined;

type RepositoryTable = Readonly<Partial<Record<RepositoryRoute['kind'], Methods<RepositoryHandler>>>>;

/**
 * `/v1/repositories/…`, matched from the right since names hold slashes. A kind of route that is not in the table is another service's,
 * and not found here.
 * @param routeOf reads the decoded path.
 */
export function dispatchRepository(
  table: RepositoryTable,
  routeOf: (path: string, method: string) => RepositoryRoute | undefined = matchRepositoryRoute,
): Dispatch {
  return (path, method) => {
    if (!path.startsWith('/v1/repositories/')) return undefined;
    return (req, res) => {
      const route = routeOf(decodePath(path), method);
      const methods = route && table[route.kind];
      if (!methods) throw new AppError('not_found');
      return handlerFor(methods, req, res)(req, res, {
        repository: RepositoryName.parse(route.repository),
        tag: 'tag' in route ? route.tag : '',
        imageId: 'imageId' in route ? route.imageId : '',
      });
    };
  };
}
