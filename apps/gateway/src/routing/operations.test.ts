import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operationOf, unknownOperation } from '@drydock/http-kit';
import { listContractOperations, loadContractFiles } from '@drydock/testing';

const openapi = fileURLToPath(new URL('../../../../openapi', import.meta.url));
const imageId = 'a'.repeat(64);

/** A request that means the operation. */
const pathOf = (template: string): string =>
  template
    .replace('{repository}', 'team/deep/name')
    .replace('{imageId}', imageId)
    .replace(/\{[^}]+\}/g, 'x-1');

/** What stands in the contract under several names and is one operation for those who count: spellings, and `/v2`. */
function countedAs(operationId: string): string {
  if (/V2(?:Path)?$/.test(operationId)) return 'v2';
  const aliases: Readonly<Record<string, string>> = {
    getHubLiveness: 'getLiveness',
    getRegistryLiveness: 'getLiveness',
    getHubReadiness: 'getReadiness',
    getRegistryReadiness: 'getReadiness',
    getHubMetrics: 'getMetrics',
    getRegistryMetrics: 'getMetrics',
    getPublicRepositoryImages: 'getImages',
    headPublicRepositoryImages: 'headImages',
  };
  return aliases[operationId] ?? operationId.replace(/Slash$/, '');
}

const documents = ['gateway.yaml', 'hub.yaml', 'registry.yaml', 'internal.yaml'];
const operations = documents.flatMap(
  (document) => listContractOperations(loadContractFiles(openapi, document), document).operations,
);
const known = new Set(operations.map(({ operationId }) => countedAs(operationId)));

describe('the operation that a request is counted as', () => {
  it.each(operations.map(({ method, template, operationId }) => [method, template, operationId] as const))(
    '%s %s is %s',
    (method, template, operationId) => {
      const path = pathOf(template);
      expect(operationOf(method, path)).toBe(countedAs(operationId));
      expect(operationOf(method, `${path}?q=1`)).toBe(countedAs(operationId));
    },
  );

  it('is one of the contract, or unknown, whatever the path holds', () => {
    const anything = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('/v1/images/', '/v1/repositories/', '/api/', '/'), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'EVIL'),
        anything,
        (method, path) => {
          const operation = operationOf(method, path);
          expect(operation === unknownOperation || known.has(operation)).toBe(true);
        },
      ),
    );
  });
});
