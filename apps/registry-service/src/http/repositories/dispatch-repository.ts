import { matchRepositoryRoute, type RepositoryRoute } from '@drydock/http-kit';
import { AppError, RepositoryName } from '@drydock/kernel';
import { handlerFor, refuseMethod, type Methods } from '../by-method.ts';
import type { Dispatch } from '../content-handler.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { deleteTag } from './delete-tag.ts';
import { deleteTags } from './delete-tags.ts';
import { getTagJson } from './get-tag-json.ts';
import { getTag } from './get-tag.ts';
import { listImages } from './list-images.ts';
import { listTags } from './list-tags.ts';
import { putTag } from './put-tag.ts';
import type { RepositoryHandler } from './repository-handler.ts';

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
export function dispatchRepository(deps: RegistryDeps): Dispatch {
  const table: Readonly<Partial<Record<Kind, Methods<RepositoryHandler>>>> = {
    tags: { GET: listTags(deps), DELETE: deleteTags(deps) },
    tag: { GET: getTag(deps), PUT: putTag(deps), DELETE: deleteTag(deps) },
    'tag-json': { GET: getTagJson(deps) },
    json: { GET: getTagJson(deps) },
    images: { GET: listImages(deps) },
  };
  return (path, method) => {
    if (!path.startsWith('/v1/repositories/')) return undefined;
    return (req, res) => {
      const route = findRoute(decodePath(path), method);
      const methods = route && table[route.kind];
      if (!methods) throw new AppError('not_found');
      const handler = handlerFor(methods, method);
      if (!handler) return refuseMethod(req, res, methods);
      const tag = 'tag' in route ? route.tag : '';
      return handler(req, res, { repository: RepositoryName.parse(route.repository), tag });
    };
  };
}
