import type { RegistryOperations } from '@drydock/api-contracts';
import type { RepositoryHandler } from '@drydock/http-kit';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

/** operationId: getTagJson, and getRepositoryJson for the tag `latest`: of the engine that pushed it; defaults for an unknown tag (protocol 3.27). */
export function getTagJson(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag }) => {
    const grant = await grantFor(deps, req, { repository, needed: 'read' });
    const body = await deps.describeTag(grant, tag === '' ? 'latest' : tag);
    answerContent<RegistryOperations['getTagJson']>(res, { status: 200, body });
  };
}
