import { isObject, type ContractFiles, type ContractNode } from './contract-node.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'head', 'patch', 'options']);

export interface ContractOperation {
  readonly operationId: string;
  readonly method: string;
  readonly template: string;
  readonly statuses: readonly string[];
  readonly node: ContractNode;
}

interface MatchableOperation extends ContractOperation {
  readonly pattern: RegExp;
  readonly literals: number;
  readonly endsInName: boolean;
}

/** Names of the path parameters that may hold slashes (`x-multi-segment: true`). */
function multiSegmentNames(
  files: ContractFiles,
  pathItem: ContractNode,
  operation: ContractNode,
): Set<string> {
  const names = new Set<string>();
  for (const holder of [pathItem, operation]) {
    const list = holder.value['parameters'];
    if (!Array.isArray(list)) continue;
    for (const entry of list) {
      if (!isObject(entry)) continue;
      const wrapped: ContractNode = { value: { entry }, document: holder.document, pointer: [] };
      const parameter = files.member(wrapped, 'entry')?.value;
      if (parameter?.['x-multi-segment'] === true) names.add(String(parameter['name']));
    }
  }
  return names;
}

function patternOf(template: string, multi: ReadonlySet<string>): RegExp {
  const source = template
    .replace(/\/$/, '')
    .split(/(\{[^}]+\})/)
    .map((part) => {
      const name = /^\{([^}]+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return multi.has(name) ? '(?:.+)' : '(?:[^/]+)';
    })
    .join('');
  return new RegExp(`^${source}/?$`);
}

/** Every operation of a document, and the way from a real method and path to one of them. */
export function listContractOperations(files: ContractFiles, document: string) {
  const operations: MatchableOperation[] = [];
  for (const [template, pathItem] of files.entries(files.member(files.root(document), 'paths'))) {
    for (const [method, node] of files.entries(pathItem)) {
      const operationId = node.value['operationId'];
      if (!methods.has(method) || typeof operationId !== 'string') continue;
      const multi = multiSegmentNames(files, pathItem, node);
      const last = /\{([^}]+)\}\/?$/.exec(template)?.[1];
      operations.push({
        operationId,
        method: method.toUpperCase(),
        template,
        statuses: Object.keys(files.member(node, 'responses')?.value ?? {}),
        node,
        pattern: patternOf(template, multi),
        literals: template.split('/').filter((part) => part !== '' && !part.startsWith('{')).length,
        endsInName: last !== undefined && multi.has(last),
      });
    }
  }

  const find = (method: string, path: string): ContractOperation | undefined => {
    const found = operations.filter(
      (operation) => operation.method === method && operation.pattern.test(path),
    );
    // A path with a slash behind it may be an operation of its own (docs/adr/0001).
    const isSlashed = path.endsWith('/');
    const fits = (operation: MatchableOperation): number =>
      Number(operation.template.endsWith('/') === isSlashed);
    found.sort((a, b) => b.literals - a.literals || fits(b) - fits(a));
    const best = found[0];
    // `PUT repositories/foo/images/` makes a repository foo/images: the slash makes a suffix a name (protocol 2.8).
    const named =
      isSlashed && !best?.template.endsWith('}') ? found.find((one) => one.endsInName) : undefined;
    return named ?? best;
  };

  return {
    operations: operations as readonly ContractOperation[],
    /** Suffixes are matched from the right; HEAD means GET where no HEAD is documented. */
    findOperation(method: string, target: string): ContractOperation | undefined {
      const path = target.split('?')[0] ?? '';
      return find(method, path) ?? (method === 'HEAD' ? find('GET', path) : undefined);
    },
  };
}
