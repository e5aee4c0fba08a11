import { sendJson } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor, type RepositoryHandler } from './repository-handler.ts';

/** operationId: getTag. The image id as a JSON string (protocol 3.23). */
export function getTag(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'read' });
    const row = await deps.tags.findTag({ repositoryId, tag });
    if (!row) throw new AppError('tag_not_found');
    sendJson(res, 200, row.imageId);
  };
}
