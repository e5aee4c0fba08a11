// `npm run generate`: TypeScript types of the OpenAPI documents. With --check, fails when what is committed differs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = ['registry', 'hub', 'gateway', 'internal'];
const root = pathToFileURL(`${fileURLToPath(new URL('..', import.meta.url))}`);
const target = new URL('libs/api-contracts/src/generated/', root);
const isCheck = process.argv.includes('--check');
const banner = (name) =>
  `/** Generated from openapi/${name}.yaml by \`npm run generate\`; do not edit. */\n\n`;

await mkdir(target, { recursive: true });
const drifted = [];
for (const name of documents) {
  const nodes = await openapiTS(new URL(`openapi/${name}.yaml`, root), { immutable: true, silent: true });
  const text = banner(name) + astToString(nodes);
  const file = new URL(`${name}.ts`, target);
  if (!isCheck) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) drifted.push(fileURLToPath(file));
}
if (drifted.length > 0) {
  process.stderr.write(
    `Not as the OpenAPI documents say; run \`npm run generate\`:\n  ${drifted.join('\n  ')}\n`,
  );
  process.exitCode = 1;
}
