import { sendJson } from '@drydock/http-kit';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor, type RepositoryHandler } from './repository-handler.ts';

/** operationId: deleteTags. All of them go to the trash, the repository stays (protocol 3.26). */
export function deleteTags(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'delete' });
    await deps.tags.trashTags({ repositoryId });
    sendJson(res, 200, true);
  };
}
