import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** The address under which documents refer to each other; nothing is ever fetched from it. */
export const documentBase = 'http://drydock.test/openapi/';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A place in a document: what stands there, and the URL with a JSON pointer by which a schema compiler finds it. */
export interface ContractNode {
  readonly value: JsonObject;
  readonly document: string;
  readonly pointer: readonly string[];
}

const escape = (segment: string): string =>
  encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));

const unescape = (segment: string): string =>
  decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');

export function urlOf(node: ContractNode): string {
  return `${documentBase}${node.document}#${node.pointer.map((segment) => `/${escape(segment)}`).join('')}`;
}

export interface ContractFiles {
  readonly documents: ReadonlyMap<string, JsonObject>;
  root(document: string): ContractNode;
  /** The member, with `$ref` followed into whichever document holds it; undefined when it is not an object. */
  member(node: ContractNode, ...path: readonly string[]): ContractNode | undefined;
  entries(node: ContractNode | undefined): readonly (readonly [string, ContractNode])[];
}

/** Loads `file` and every document that it refers to, from the same directory. */
export function loadContractFiles(directory: string, file: string): ContractFiles {
  const documents = new Map<string, JsonObject>();

  const load = (name: string): JsonObject => {
    const known = documents.get(name);
    if (known) return known;
    const parsed: unknown = parse(readFileSync(join(directory, name), 'utf8'), { maxAliasCount: -1 });
    if (!isObject(parsed)) throw new Error(`${name} is not an OpenAPI document`);
    documents.set(name, parsed);
    for (const match of JSON.stringify(parsed).matchAll(/"\$ref":"(?:\.\/)?([^"#]+\.yaml)#/g)) {
      if (match[1] !== undefined) load(basename(match[1]));
    }
    return parsed;
  };
  load(file);

  const root = (document: string): ContractNode => {
    const value = documents.get(document);
    if (!value) throw new Error(`${document} is not loaded`);
    return { value, document, pointer: [] };
  };

  const follow = (node: ContractNode): ContractNode => {
    const reference = node.value['$ref'];
    if (typeof reference !== 'string') return node;
    const [target = '', fragment = ''] = reference.split('#');
    let found = root(target === '' ? node.document : basename(target));
    for (const segment of fragment.split('/').filter((part) => part !== '')) {
      const next = step(found, unescape(segment));
      if (!next) throw new Error(`${node.document}: ${reference} leads nowhere`);
      found = next;
    }
    return found;
  };

  const step = (node: ContractNode, key: string): ContractNode | undefined => {
    const value = node.value[key];
    if (!isObject(value)) return undefined;
    return follow({ value, document: node.document, pointer: [...node.pointer, key] });
  };

  return {
    documents,
    root,
    member: (node, ...path) => path.reduce<ContractNode | undefined>((at, key) => at && step(at, key), node),
    entries: (node) =>
      node
        ? Object.keys(node.value).flatMap((key) => {
            const found = step(node, key);
            return found ? [[key, found] as const] : [];
          })
        : [],
  };
}
