import type { RegistryOperations } from '@drydock/api-contracts';
import type { RepositoryHandler } from '@drydock/http-kit';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

/** operationId: listTags. `{tag: image id}`, `{}` without tags; an unknown and a hidden repository look the same (protocol 3.22). */
export function listTags(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'read' });
    const rows = await deps.tags.listTags(repositoryId);
    answerContent<RegistryOperations['listTags']>(res, {
      status: 200,
      body: Object.fromEntries(rows.map((row) => [row.name, row.imageId])),
    });
  };
}
