import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

type Node = unknown;
const isObject = (node: Node): node is Record<string, Node> => typeof node === 'object' && node !== null;

function resolvePointer(document: Node, pointer: string): Node {
  let node = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    node = isObject(node) ? node[key] : undefined;
  }
  return node;
}

/**
 * Makes one document of several that refer to each other by file name, as viewers want it. What is referred to under
 * `components` stays a reference, under the name that the file has put in front of it; anything else is put in place.
 */
export async function bundleDocuments(directory: string, entry: string): Promise<unknown> {
  const documents = new Map<string, Node>();
  const components: Record<string, Record<string, Node>> = {};
  const load = async (file: string): Promise<Node> => {
    if (!documents.has(file)) documents.set(file, parse(await readFile(join(directory, file), 'utf8')));
    return documents.get(file);
  };

  const follow = async (reference: string, from: string): Promise<Node> => {
    const [path = '', pointer = ''] = reference.split('#');
    const file = path === '' ? from : path.replace(/^\.\//, '');
    const [, root, kind, name] = pointer.split('/');
    const document = await load(file);
    if (root !== 'components' || kind === undefined || name === undefined || kind === 'securitySchemes') {
      return walk(resolvePointer(document, pointer), file);
    }
    const key = `${file.replace(/\.ya?ml$/, '')}-${name}`;
    const ofKind = (components[kind] ??= {});
    if (!(key in ofKind)) {
      ofKind[key] = {};
      ofKind[key] = await walk(resolvePointer(document, `/components/${kind}/${name}`), file);
    }
    return { $ref: `#/components/${kind}/${key}` };
  };
  const walk = async (node: Node, file: string): Promise<Node> => {
    if (Array.isArray(node)) return Promise.all(node.map((item) => walk(item, file)));
    if (!isObject(node)) return node;
    if (typeof node['$ref'] === 'string') return follow(node['$ref'], file);
    const copy: Record<string, Node> = {};
    for (const [key, value] of Object.entries(node)) copy[key] = await walk(value, file);
    return copy;
  };

  const main = await load(entry);
  if (!isObject(main)) throw new Error(`${entry} is not an OpenAPI document`);
  const { components: own, ...rest } = main;
  const bundled = await walk(rest, entry);
  const schemes = isObject(own) ? await walk(own['securitySchemes'] ?? {}, entry) : {};
  return {
    ...(isObject(bundled) ? bundled : {}),
    components: { ...components, securitySchemes: schemes },
  };
}
