import type { RegistryComponents } from '@drydock/api-contracts';
import { sendJson } from '@drydock/http-kit';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor, type RepositoryHandler } from './repository-handler.ts';

/** operationId: getTagJson, and getRepositoryJson for the tag `latest`: of the engine that pushed it; defaults for an unknown tag (protocol 3.27). */
export function getTagJson(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag }) => {
    const grant = await grantFor(deps, req, { repository, needed: 'read' });
    const document: RegistryComponents['schemas']['PushDocument'] = await deps.describeTag(
      grant,
      tag === '' ? 'latest' : tag,
    );
    sendJson(res, 200, document);
  };
}
