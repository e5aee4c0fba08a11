import type { RequestHandler } from 'express';
import { matchRepositoryRoute, type RepositoryRoute } from '@drydock/http-kit';
import { AppError, RepositoryName } from '@drydock/kernel';
import { byMethod, type Methods } from '../by-method.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { deleteTag } from './delete-tag.ts';
import { deleteTags } from './delete-tags.ts';
import { getTagJson } from './get-tag-json.ts';
import { getTag } from './get-tag.ts';
import { listImages } from './list-images.ts';
import { listTags } from './list-tags.ts';
import { putTag } from './put-tag.ts';
import type { RepositoryHandler, RepositoryTarget } from './repository-handler.ts';

type Kind = RepositoryRoute['kind'];

function decodePath(path: string): string {
  // Decoded, an encoded slash could not be told from one between components.
  if (/%2f/i.test(path)) throw new AppError('invalid_repository_name');
  try {
    return decodeURIComponent(path);
  } catch (error) {
    throw new AppError('invalid_request', { cause: error });
  }
}

/** A repository itself can't be read here, so `GET foo/tags/` can only mean the tags of foo (protocol 2.5, 2.8). */
function findRoute(path: string, method: string): RepositoryRoute | undefined {
  const route = matchRepositoryRoute(path);
  const isRead = method === 'GET' || method === 'HEAD';
  return route?.kind === 'repository' && isRead ? matchRepositoryRoute(path.replace(/\/$/, '')) : route;
}

/** `/v1/repositories/…`, matched from the right since names hold slashes. What belongs to the hub is a 404 here. */
export function dispatchRepository(deps: RegistryDeps): RequestHandler {
  const targets = new WeakMap<object, RepositoryTarget>();
  const on = (handle: RepositoryHandler): RequestHandler => {
    return async (req, res) => {
      const target = targets.get(req);
      if (!target) throw new AppError('not_found');
      await handle(req, res, target);
    };
  };
  const table: Readonly<Partial<Record<Kind, Methods>>> = {
    tags: { GET: on(listTags(deps)), DELETE: on(deleteTags(deps)) },
    tag: { GET: on(getTag(deps)), PUT: on(putTag(deps)), DELETE: on(deleteTag(deps)) },
    'tag-json': { GET: on(getTagJson(deps)) },
    json: { GET: on(getTagJson(deps)) },
    images: { GET: on(listImages(deps)) },
  };
  const handlers = new Map(
    Object.entries(table).map(([kind, methods]) => [kind, byMethod(methods)] as const),
  );
  return (req, res, next) => {
    const route = findRoute(decodePath(req.path), req.method);
    const handler = route && handlers.get(route.kind);
    if (!handler) throw new AppError('not_found');
    const tag = 'tag' in route ? route.tag : '';
    targets.set(req, { repository: RepositoryName.parse(route.repository), tag });
    return handler(req, res, next);
  };
}
