import type { RegistryOperations } from '@drydock/api-contracts';
import type { RepositoryHandler } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

/** operationId: getTag. The image id as a JSON string (protocol 3.23). */
export function getTag(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'read' });
    const row = await deps.tags.findTag({ repositoryId, tag });
    if (!row) throw new AppError('tag_not_found');
    answerContent<RegistryOperations['getTag']>(res, { status: 200, body: row.imageId });
  };
}
