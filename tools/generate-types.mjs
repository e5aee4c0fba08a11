// `npm run generate`: TypeScript types of the OpenAPI documents, and the names of their operations for logs and metrics. With
// --check, fails when what is committed differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { operationTable } from './generate/operation-table.mjs';

const documents = ['registry', 'hub', 'gateway', 'internal'];
const root = pathToFileURL(`${fileURLToPath(new URL('..', import.meta.url))}`);
const target = new URL('libs/api-contracts/src/generated/', root);
const isCheck = process.argv.includes('--check');
const banner = (name) =>
  `/** Generated from openapi/${name}.yaml by \`npm run generate\`; do not edit. */\n\n`;

await mkdir(target, { recursive: true });
const drifted = [];
async function emit(file, text) {
  if (!isCheck) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) drifted.push(fileURLToPath(file));
}
for (const name of documents) {
  const nodes = await openapiTS(new URL(`openapi/${name}.yaml`, root), { immutable: true, silent: true });
  await emit(new URL(`${name}.ts`, target), banner(name) + astToString(nodes));
}
const sources = await Promise.all(
  documents.map((name) => readFile(new URL(`openapi/${name}.yaml`, root), 'utf8')),
);
const operations = new URL('libs/http-kit/src/generated/path-operations.ts', root);
await mkdir(new URL('.', operations), { recursive: true });
await emit(operations, operationTable(sources));
if (drifted.length > 0) {
  process.stderr.write(
    `Not as the OpenAPI documents say; run \`npm run generate\`:\n  ${drifted.join('\n  ')}\n`,
  );
  process.exitCode = 1;
}
