import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tempDirectory, type TempDirectory } from '../temp-directory.ts';
import { createContractValidator, type ContractValidator } from './contract-validator.ts';

const gateway = `
openapi: 3.1.0
info: { title: t, version: '1' }
paths:
  /v1/repositories/{repository}/:
    $ref: './hub.yaml#/paths/~1v1~1repositories~1{repository}~1'
  /v1/repositories/{repository}/images:
    $ref: './hub.yaml#/paths/~1v1~1repositories~1{repository}~1images'
  /v1/repositories/{repository}/tags/{tag}:
    parameters: [{ $ref: './hub.yaml#/components/parameters/Repository' }]
    put: { operationId: putTag, responses: { '200': { description: ok } } }
  /v1/users:
    get: { operationId: getUsers, responses: { '200': { description: ok } } }
  /v1/users/:
    get: { operationId: getUsersSlash, responses: { '200': { description: ok } } }
`;

const hub = `
openapi: 3.1.0
info: { title: t, version: '1' }
paths:
  /v1/repositories/{repository}/:
    parameters: [{ $ref: '#/components/parameters/Repository' }]
    put: { operationId: putRepository, responses: { '200': { description: ok } } }
  /v1/repositories/{repository}/images:
    parameters: [{ $ref: '#/components/parameters/Repository' }]
    get:
      operationId: getImages
      responses:
        '200':
          description: ok
          headers:
            X-Docker-Endpoints: { required: true, schema: { type: string } }
            X-Count: { schema: { type: integer } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/Images' } }
        '404': { description: none }
components:
  parameters:
    Repository: { name: repository, in: path, required: true, x-multi-segment: true, schema: { type: string } }
  schemas:
    Images: { type: array, items: { $ref: '#/components/schemas/Image' } }
    Image: { type: object, required: [id], additionalProperties: false, properties: { id: { type: string } } }
`;

describe('the contract validator', () => {
  let directory: TempDirectory;
  let validator: ContractValidator;

  beforeAll(async () => {
    directory = await tempDirectory('contract');
    await writeFile(join(directory.path, 'gateway.yaml'), gateway);
    await writeFile(join(directory.path, 'hub.yaml'), hub);
    validator = createContractValidator(directory.path, 'gateway.yaml');
  });
  afterAll(() => directory.remove());

  const images = (over: { status?: number; headers?: [string, string][]; body?: string }) =>
    validator.faultsOf({
      method: 'GET',
      path: '/v1/repositories/a/b/c/images?x=1',
      status: over.status ?? 200,
      headers: over.headers ?? [
        ['Content-Type', 'application/json'],
        ['X-Docker-Endpoints', 'h:1'],
        ['Date', 'now'],
      ],
      body: Buffer.from(over.body ?? '[{"id":"x"}]'),
    });

  it('takes a documented answer of a name with slashes', () => {
    expect(images({})).toEqual([]);
  });

  it.each([
    ['a body against the schema', { body: '[{"id":1}]' }],
    ['an unknown member', { body: '[{"id":"a","Tag":"b"}]' }],
    ['a body that is not JSON', { body: '[' }],
    ['an undocumented status', { status: 500 }],
    ['a body where none is documented', { status: 404, headers: [], body: 'x' }],
    ['a missing header', { headers: [['Content-Type', 'application/json']] as [string, string][] }],
    [
      'an undocumented content type',
      {
        headers: [
          ['Content-Type', 'text/html'],
          ['X-Docker-Endpoints', 'h'],
        ] as [string, string][],
      },
    ],
    [
      'an undocumented header',
      {
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Docker-Endpoints', 'h'],
          ['X-New', '1'],
        ] as [string, string][],
      },
    ],
    [
      'a header of the wrong type',
      {
        headers: [
          ['Content-Type', 'application/json'],
          ['X-Docker-Endpoints', 'h'],
          ['X-Count', 'a'],
        ] as [string, string][],
      },
    ],
  ])('finds %s', (_what, over) => {
    expect(images(over)).toHaveLength(1);
  });

  it.each([
    ['PUT', '/v1/repositories/foo/images/', 'putRepository'],
    ['PUT', '/v1/repositories/foo', 'putRepository'],
    ['GET', '/v1/repositories/foo/images/', 'getImages'],
    ['PUT', '/v1/repositories/a/tags/b', 'putTag'],
    ['PUT', '/v1/repositories/a/b/tags/c', 'putTag'],
    ['PUT', '/v1/repositories/a/b/tags/c/', 'putTag'],
    ['GET', '/v1/users', 'getUsers'],
    ['GET', '/v1/users/', 'getUsersSlash'],
  ])('reads %s %s from the right as %s', (method, path, operationId) => {
    const faults = validator.faultsOf({ method, path, status: 599, headers: [], body: Buffer.alloc(0) });
    expect(faults).toEqual([`${operationId}: status 599 is not documented`]);
  });
});
