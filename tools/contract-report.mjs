// Merges what the tests exercised (reports/contract/*.jsonl) and holds it against openapi/gateway.yaml.
// Ends with 1 when an operation was never exercised.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const methods = ['get', 'head', 'put', 'post', 'patch', 'delete'];

const documents = new Map();
function load(name) {
  if (!documents.has(name)) {
    documents.set(name, parse(readFileSync(join(root, 'openapi', name), 'utf8'), { maxAliasCount: -1 }));
  }
  return documents.get(name);
}

function follow(node, document) {
  if (typeof node?.$ref !== 'string') return { node, document };
  const [file, pointer] = node.$ref.split('#');
  const target = file === '' ? document : file.replace(/^\.\//, '');
  const found = pointer
    .split('/')
    .slice(1)
    .reduce(
      (at, part) => at?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')],
      load(target),
    );
  return follow(found, target);
}

function documentedOperations() {
  const operations = [];
  for (const [path, reference] of Object.entries(load('gateway.yaml').paths)) {
    const { node: pathItem } = follow(reference, 'gateway.yaml');
    for (const method of methods) {
      const operation = pathItem[method];
      if (!operation) continue;
      operations.push({
        operationId: operation.operationId,
        call: `${method.toUpperCase()} ${path}`,
        statuses: Object.keys(operation.responses),
      });
    }
  }
  return operations;
}

function exercisedStatuses() {
  const directory = join(root, 'reports/contract');
  const exercised = new Map();
  for (const file of existsSync(directory) ? readdirSync(directory) : []) {
    for (const line of readFileSync(join(directory, file), 'utf8').split('\n').filter(Boolean)) {
      const { operationId, status } = JSON.parse(line);
      exercised.set(operationId, (exercised.get(operationId) ?? new Set()).add(String(status)));
    }
  }
  return exercised;
}

const exercised = exercisedStatuses();
const rows = documentedOperations().map(({ operationId, call, statuses }) => {
  const seen = exercised.get(operationId) ?? new Set();
  return {
    operationId,
    call,
    seen: [...seen].sort(),
    unseen: statuses.filter((status) => !seen.has(status)),
  };
});
const never = rows.filter(({ seen }) => seen.length === 0);
const total = rows.reduce((sum, { seen, unseen }) => sum + seen.length + unseen.length, 0);
const covered = rows.reduce((sum, { seen }) => sum + seen.length, 0);

const width = Math.max(...rows.map(({ operationId }) => operationId.length));
console.log('Contract coverage (openapi/gateway.yaml)');
for (const { operationId, seen, unseen } of rows) {
  const rest = unseen.length > 0 ? `   not seen: ${unseen.join(' ')}` : '';
  console.log(`  ${operationId.padEnd(width)}  ${seen.join(' ') || 'NEVER EXERCISED'}${rest}`);
}
console.log(
  `${rows.length - never.length} of ${rows.length} operations, ${covered} of ${total} statuses exercised`,
);

const table = rows.map(
  ({ operationId, call, seen, unseen }) =>
    `| ${operationId} | \`${call}\` | ${seen.join(' ') || '**never**'} | ${unseen.join(' ')} |`,
);
writeFileSync(
  join(root, 'reports/contract.md'),
  `# Contract coverage\n\n| operation | call | exercised | documented, not seen |\n|---|---|---|---|\n${table.join('\n')}\n`,
);
process.exitCode = never.length > 0 ? 1 : 0;
