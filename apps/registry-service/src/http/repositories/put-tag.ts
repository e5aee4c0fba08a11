import type { RegistryOperations } from '@drydock/api-contracts';
import { headerOf, parseJson, readBody, type RepositoryHandler } from '@drydock/http-kit';
import { TagName } from '@drydock/kernel';
import { answerContent } from '../answer-content.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import { grantFor } from './grant-for.ts';

const bodyLimitBytes = 4_096;

/** operationId: putTag. The body is the image id as a JSON string; its whole chain must be complete (protocol 3.24). */
export function putTag(deps: RegistryDeps): RepositoryHandler {
  return async (req, res, { repository, tag: text }) => {
    const tag = TagName.parse(text);
    const grant = await grantFor(deps, req, { repository, needed: 'write' });
    const body = parseJson(await readBody(req, bodyLimitBytes), 'invalid_data');
    await deps.moveTag({ grant, tag, body, userAgent: headerOf(req, 'User-Agent') });
    answerContent<RegistryOperations['putTag']>(res, { status: 200, body: true });
  };
}
