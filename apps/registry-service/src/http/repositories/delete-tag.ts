import type { RegistryOperations } from '@drydock/api-contracts';
import type { RepositoryHandler } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

/** operationId: deleteTag. Into the trash; the repository stays without tags (protocol 3.25). */
export function deleteTag(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'delete' });
    if ((await deps.tags.trashTags({ repositoryId, tag })) === 0) throw new AppError('tag_not_found');
    answerContent<RegistryOperations['deleteTag']>(res, { status: 200, body: true });
  };
}
