import type { RegistryOperations } from '@drydock/api-contracts';
import type { RepositoryHandler } from '@drydock/http-kit';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

/** operationId: deleteTags. All of them go to the trash, the repository stays (protocol 3.26). */
export function deleteTags(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository }) => {
    const { repositoryId } = await grantFor(deps, req, { repository, needed: 'delete' });
    await deps.tags.trashTags({ repositoryId });
    answerContent<RegistryOperations['deleteTags']>(res, { status: 200, body: true });
  };
}
