import type { JsonBody, RegistryPaths } from '@drydock/api-contracts';
import { clientFacts, sendJson } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { RegistryDeps } from '../registry-deps.ts';
import type { RepositoryHandler } from './repository-handler.ts';

type ImageList = JsonBody<RegistryPaths['/v1/repositories/{repository}/images']['get'], 200>;

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
    const body: ImageList = images.map(({ imageId, checksum }) => ({
      id: imageId,
      ...(checksum === undefined ? {} : { checksum }),
    }));
    sendJson(res, 200, body, { 'X-Docker-Endpoints': deps.publicHost ?? clientFacts(req).host });
  };
}
