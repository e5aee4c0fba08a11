import {
  dispatchRepository,
  matchRepositoryRoute,
  type Dispatch,
  type RepositoryRoute,
} from '@drydock/http-kit';
import type { RegistryDeps } from '../registry-deps.ts';
import { deleteTag } from './delete-tag.ts';
import { deleteTags } from './delete-tags.ts';
import { getTagJson } from './get-tag-json.ts';
import { getTag } from './get-tag.ts';
import { listImages } from './list-images.ts';
import { listTags } from './list-tags.ts';
import { putTag } from './put-tag.ts';

/** A repository itself can't be read here, so `GET foo/tags/` can only mean the tags of foo (protocol 2.5, 2.8). */
function findRoute(path: string, method: string): RepositoryRoute | undefined {
  const route = matchRepositoryRoute(path);
  const isRead = method === 'GET' || method === 'HEAD';
  return route?.kind === 'repository' && isRead ? matchRepositoryRoute(path.replace(/\/$/, '')) : route;
}

/** `/v1/repositories/…` as far as it is content. */
export const repositoryRoutes = (deps: RegistryDeps): Dispatch =>
  dispatchRepository(
    {
      tags: { GET: listTags(deps), DELETE: deleteTags(deps) },
      tag: { GET: getTag(deps), PUT: putTag(deps), DELETE: deleteTag(deps) },
      'tag-json': { GET: getTagJson(deps) },
      json: { GET: getTagJson(deps) },
      images: { GET: listImages(deps) },
    },
    findRoute,
  );
