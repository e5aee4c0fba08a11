import type { RegistryOperations } from '@drydock/api-contracts';
import { clientFacts, type RepositoryHandler } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';

/** operationId: getPublicRepositoryImages. The gateway asks here when no hub answers: public repositories alone, and no token. */
export function listImages(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository }) => {
    let repositoryId: string;
    try {
      ({ repositoryId } = await deps.resolveRepository({ kind: 'anonymous' }, repository, 'read'));
    } catch (error) {
      throw AppError.is(error, 'repository_not_found') ? new AppError('images_not_found') : error;
    }
    const images = await deps.images.listChecksums(repositoryId);
    const body = images.map(({ imageId, checksum }) => ({
      id: imageId,
      ...(checksum === undefined ? {} : { checksum }),
    }));
    answerContent<RegistryOperations['getPublicRepositoryImages']>(res, {
      status: 200,
      body,
      headers: { 'X-Docker-Endpoints': deps.publicHost ?? clientFacts(req).host },
    });
  };
}
