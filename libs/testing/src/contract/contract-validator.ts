import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { documentBase, loadContractFiles, urlOf, type ContractNode } from './contract-node.ts';
import { listContractOperations, type ContractOperation } from './contract-operations.ts';
import { coverageRecorder } from './coverage-recorder.ts';
import type { ResponseFacts } from './response-facts.ts';

/** Headers of the connection rather than of the operation; any answer may carry them. */
const hopHeaders = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

export interface ContractValidator {
  readonly operations: readonly ContractOperation[];
  /** What the response does that the document does not say; empty when it is as documented. */
  faultsOf(facts: ResponseFacts): readonly string[];
  /** Throws with every fault; records the operation and status as exercised. */
  assertDocumented(facts: ResponseFacts): void;
}

function asTyped(value: string, schema: unknown): unknown {
  const type = typeof schema === 'object' && schema !== null ? Reflect.get(schema, 'type') : undefined;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}

/** Checks real responses against an OpenAPI 3.1 document of `directory`: status, content type, headers, body. */
export function createContractValidator(directory: string, document: string): ContractValidator {
  const files = loadContractFiles(directory, document);
  const { operations, findOperation } = listContractOperations(files, document);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  for (const [name, value] of files.documents) ajv.addSchema({ ...value }, `${documentBase}${name}`);
  const compiled = new Map<string, ValidateFunction>();
  const recorder = coverageRecorder();

  const schemaFaults = (schema: ContractNode, value: unknown, what: string): string[] => {
    const $ref = urlOf(schema);
    const validate = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) =>
        `${what}${error.instancePath}: ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
    );
  };

  const headerFaults = (response: ContractNode, facts: ResponseFacts): string[] => {
    const documented = new Map(
      files.entries(files.member(response, 'headers')).map(([name, node]) => [name.toLowerCase(), node]),
    );
    const faults: string[] = [];
    const present = new Set<string>();
    for (const [name, value] of facts.headers) {
      const key = name.toLowerCase();
      present.add(key);
      if (hopHeaders.has(key) || key === 'content-type') continue;
      const node = documented.get(key);
      const schema = node && files.member(node, 'schema');
      if (!node) faults.push(`undocumented header ${name}: ${value}`);
      else if (schema) faults.push(...schemaFaults(schema, asTyped(value, schema.value), `header ${name}`));
    }
    for (const [name, node] of documented) {
      if (node.value['required'] === true && !present.has(name))
        faults.push(`required header ${name} is missing`);
    }
    return faults;
  };

  const bodyFaults = (response: ContractNode, facts: ResponseFacts): string[] => {
    const contentType = facts.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    const media = contentType?.split(';')[0]?.trim().toLowerCase();
    const content = new Map(
      files.entries(files.member(response, 'content')).map(([name, node]) => [name.toLowerCase(), node]),
    );
    const isBodiless = facts.method === 'HEAD' || facts.status === 204 || facts.status === 304;
    if (isBodiless || content.size === 0) {
      return facts.body && facts.body.length > 0 ? ['a body where none is documented'] : [];
    }
    if (facts.body?.length === 0 && media === undefined) return ['no body where one is documented'];
    const node = media === undefined ? undefined : (content.get(media) ?? content.get('*/*'));
    if (!node) return [`undocumented content type ${String(contentType)}`];
    const schema = files.member(node, 'schema');
    if (!schema || media !== 'application/json' || !facts.body) return [];
    try {
      return schemaFaults(schema, JSON.parse(facts.body.toString('utf8')), 'body');
    } catch {
      return ['the body is not JSON'];
    }
  };

  const faultsOf = (facts: ResponseFacts): readonly string[] => {
    const operation = findOperation(facts.method, facts.path);
    // An unknown path or method is refused by the router; the document can't list what is not there.
    if (!operation) {
      const isRefused = [400, 401, 404, 405].includes(facts.status);
      return isRefused ? [] : [`${String(facts.status)} from an operation that is not documented`];
    }
    const response =
      files.member(operation.node, 'responses', String(facts.status)) ??
      files.member(operation.node, 'responses', 'default');
    if (!response) return [`${operation.operationId}: status ${String(facts.status)} is not documented`];
    return [...headerFaults(response, facts), ...bodyFaults(response, facts)].map(
      (fault) => `${operation.operationId} ${String(facts.status)}: ${fault}`,
    );
  };

  return {
    operations,
    faultsOf,
    assertDocumented(facts) {
      const operation = findOperation(facts.method, facts.path);
      if (operation) recorder.record(operation.operationId, facts.status);
      const faults = faultsOf(facts);
      if (faults.length > 0) {
        throw new Error(`${facts.method} ${facts.path} differs from ${document}:\n  ${faults.join('\n  ')}`);
      }
    },
  };
}
