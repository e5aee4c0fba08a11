import { parse } from 'yaml';

const methods = ['get', 'head', 'put', 'post', 'patch', 'delete'];

/** Matched by hand: ids and names there are anything, and names hold slashes. */
const isMatchedByHand = (path) => /^\/v1\/(images|repositories)\/|^\/v2\//.test(path);

/** Each service has these; one name does for all, the process tells which. */
const shared = new Map([
  ['/livez', 'getLiveness'],
  ['/readyz', 'getReadiness'],
  ['/metrics', 'getMetrics'],
]);

/** The source of two tables: from operation to its path, and from path to the operations there; a segment that is a name becomes `*`, a slash behind a path goes. */
export function operationTable(sources) {
  const table = new Map();
  const routes = new Map();
  for (const source of sources) {
    const { paths } = parse(source, { maxAliasCount: -1 });
    for (const [template, item] of Object.entries(paths)) {
      for (const method of methods) {
        const id = item[method]?.operationId;
        // The spelling with a slash comes second and is the same operation.
        if (id !== undefined && !routes.has(shared.get(template) ?? id))
          routes.set(shared.get(template) ?? id, template);
      }
      if (isMatchedByHand(template)) continue;
      const path = template.replace(/\{[^}]+\}/g, '*').replace(/(?<=.)\/$/, '');
      for (const method of methods) {
        const id = item[method]?.operationId;
        if (id === undefined) continue;
        const ids = table.get(path) ?? {};
        // The spelling with a slash comes second and is the same operation.
        ids[method.toUpperCase()] ??= shared.get(path) ?? id;
        table.set(path, ids);
      }
    }
  }
  const lines = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, ids]) => `  [${JSON.stringify(path)}, ${JSON.stringify(ids)}],\n`);
  const routeLines = [...routes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, template]) => `  [${JSON.stringify(id)}, ${JSON.stringify(template)}],\n`);
  return (
    '/** Generated from openapi/*.yaml by `npm run generate`; do not edit. */\n\n' +
    'export const pathOperations: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map<string, Readonly<Record<string, string>>>([\n' +
    `${lines.join('')}]);\n\n` +
    '/** The path of each operation, as its document has it. */\n' +
    'export const operationRoutes: ReadonlyMap<string, string> = new Map<string, string>([\n' +
    `${routeLines.join('')}]);\n`
  );
}
