import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createContractValidator, type RawResponse } from '@drydock/testing';
import { administer, type TestUser } from './support/administration.ts';
import { anImage, push } from './support/engine.ts';
import { sharedDeployments } from './support/shared-deployments.ts';

const { operations } = createContractValidator(
  fileURLToPath(new URL('../openapi', import.meta.url)),
  'gateway.yaml',
);
type Operation = (typeof operations)[number];

const listOf = (operation: Operation, member: string): readonly unknown[] => {
  const value = operation.node.value[member];
  return Array.isArray(value) ? value : [];
};
const needsCredentials = (operation: Operation): boolean => {
  const choices = listOf(operation, 'security');
  return choices.length > 0 && choices.every((choice) => Object.keys(choice as object).length > 0);
};
/** What its document shows as a body. */
const exampleOf = (operation: Operation): unknown => {
  const { content } = (operation.node.value['requestBody'] ?? {}) as {
    readonly content?: Readonly<Record<string, { readonly example?: unknown }>>;
  };
  return content?.['application/json']?.example;
};
/** HEAD is answered wherever GET is (protocol 3.0), also where the document has no words of its own for it. */
const methodsOf = (template: string): readonly string[] => {
  const methods = operations.filter((one) => one.template === template).map(({ method }) => method);
  return methods.includes('GET') ? [...new Set([...methods, 'HEAD'])] : methods;
};

/** More than any operation takes; only the beginning of it is sent, for the statement is enough. */
const hugeBytes = 1_000_000_000;
const uuid = '00000000-0000-4000-8000-000000000000';

/** What each operation of the document refuses, whichever it is: a new one is held to it without a word here. */
describe.each(sharedDeployments())('refusals of the $composition deployment', (deployment) => {
  const administration = administer(deployment);
  const { client, admin } = administration;
  let user: TestUser;
  let stranger: TestUser;
  let values: Readonly<Record<string, string>>;

  beforeAll(async () => {
    user = await administration.createUser('refused');
    stranger = await administration.createUser('stranger');
    const image = anImage();
    const repository = `${user.username}/app`;
    await push(client, { ...user, repository, images: [image], tags: { latest: image.id } });
    values = {
      repository,
      imageId: image.id,
      tag: 'latest',
      namespace: user.username,
      name: 'app',
      username: user.username,
      digest: `sha256:${'0'.repeat(64)}`,
      document: 'gateway.yaml',
      path: 'x',
    };
  });

  const pathOf = ({ template }: Pick<Operation, 'template'>): string =>
    template.replaceAll(/\{(\w+)\}/g, (_part, name: string) => values[name] ?? uuid);
  const send = (
    operation: Pick<Operation, 'method' | 'template'>,
    options: {
      readonly as?: TestUser;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
      readonly beginning?: Buffer;
    } = {},
  ): Promise<RawResponse> =>
    client.request({
      method: operation.method,
      path: pathOf(operation),
      headers: {
        ...(options.as ? { Authorization: options.as.authorization } : {}),
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.beginning === undefined ? {} : { body: [options.beginning] }),
    });
  /** @returns what did otherwise, so that one failure tells of all */
  const othersThan = async (
    status: number,
    chosen: readonly Operation[],
    options: (operation: Operation) => Parameters<typeof send>[1],
  ): Promise<readonly string[]> => {
    expect(chosen.length).toBeGreaterThan(10);
    const others: string[] = [];
    for (const operation of chosen) {
      const answer = await send(operation, options(operation));
      if (answer.status !== status) others.push(`${operation.operationId} ${String(answer.status)}`);
    }
    return others;
  };

  it('asks for credentials wherever its document does', async () => {
    const chosen = operations.filter(needsCredentials);
    expect(await othersThan(401, chosen, () => ({}))).toEqual([]);
    expect(await othersThan(401, chosen, () => ({ headers: { Authorization: 'Basic Og==' } }))).toEqual([]);
  });

  it('opens nothing of administrators to others', async () => {
    const chosen = operations.filter(
      ({ template, node }) =>
        template.startsWith('/api/') && String(node.value['description']).startsWith('Administrators only'),
    );
    const asStranger = (operation: Operation) => ({ as: stranger, body: exampleOf(operation) });
    expect(await othersThan(403, chosen, asStranger)).toEqual([]);
  });

  it('takes no JSON that is longer than allowed', async () => {
    const chosen = operations.filter(
      (operation) => exampleOf(operation) !== undefined && operation.statuses.includes('413'),
    );
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(hugeBytes) };
    const beginning = Buffer.alloc(1_000, ' ');
    expect(await othersThan(413, chosen, () => ({ as: admin, headers, beginning }))).toEqual([]);
  });

  it('tells of each path which methods it has', async () => {
    const templates = new Set(operations.map(({ template }) => template));
    const others: string[] = [];
    for (const template of templates) {
      // Under it there is nothing, whatever the method (protocol 11).
      if (template.startsWith('/v2/')) continue;
      const methods = methodsOf(template);
      const wrong = ['PATCH', 'POST', 'PUT'].find((method) => !methods.includes(method)) ?? 'TRACE';
      const answer = await send({ method: wrong, template }, { as: admin });
      const allowed = (answer.header('Allow') ?? '').split(', ').sort().join(' ');
      if (answer.status !== 405 || allowed !== [...methods].sort().join(' ')) {
        others.push(`${wrong} ${template}: ${String(answer.status)} ${allowed}`);
      }
    }
    expect(others).toEqual([]);
  });
});
