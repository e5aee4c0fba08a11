import { sendJson } from '@drydock/http-kit';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor, type RepositoryHandler } from './repository-handler.ts';

/** operationId: listTags. `{tag: image id}`, `{}` without tags; an unknown and a hidden repository look the same (protocol 3.22). */
export function listTags(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'read' });
    const rows = await deps.tags.listTags(repositoryId);
    sendJson(res, 200, Object.fromEntries(rows.map((row) => [row.name, row.imageId])));
  };
}
