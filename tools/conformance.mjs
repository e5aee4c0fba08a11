// Writes docs/conformance.md from the results of the last run (reports/tests/*.json): each item of the protocol
// checklist, the tests that carry its number in brackets, and how they ended. Ends with 1 when an item has no test.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'reports/tests');
const checklist = JSON.parse(readFileSync(join(root, 'tools/conformance/checklist.json'), 'utf8'));

/** `[34]`, `[7, 9]` and `[5–8]` in a title name items. */
function itemsOf(title) {
  const items = new Set();
  for (const [, list] of title.matchAll(/\[(\d+(?:\s*[,–-]\s*\d+)*)\]/g)) {
    for (const part of list.split(',')) {
      const [from, to = from] = part.split(/[–-]/).map(Number);
      for (let item = from; item <= to; item += 1) items.add(item);
    }
  }
  return items;
}

const tests = readdirSync(results)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(join(results, name), 'utf8')).tests)
  .map((test) => ({ ...test, items: itemsOf(test.title) }));

function resultOf(list) {
  if (list.length === 0) return 'no test';
  if (list.some(({ state }) => state === 'failed')) return 'failed';
  return list.some(({ state }) => state === 'passed') ? 'passed' : 'skipped';
}

/** One line per file: how many of its tests carry the number. */
function where(list) {
  const files = new Map();
  for (const { file } of list) files.set(file, (files.get(file) ?? 0) + 1);
  return [...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([file, count]) => `[${file.split('/').at(-1)}](../${file}) (${count})`)
    .join('<br>');
}

const cell = (text) => text.replaceAll('|', '\\|');
const rows = checklist.map(({ item, text }) => {
  const list = tests.filter((test) => test.items.has(item));
  return { item, text, list, result: resultOf(list) };
});
const count = (result) => rows.filter((row) => row.result === result).length;

const file = join(root, 'docs/conformance.md');
const page = `# Conformance to the protocol checklist

Written by \`npm test\` from the tests that carry an item's number in brackets in their titles.
${count('passed')} of ${rows.length} items passed, ${count('failed')} failed, ${count('skipped')} skipped, ${count('no test')} without a test.

| item | what | tests | result |
| ---: | --- | --- | --- |
${rows.map(({ item, text, list, result }) => `| ${item} | ${cell(text)} | ${where(list)} | ${result} |`).join('\n')}
`;
writeFileSync(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));

const missing = rows.filter(({ result }) => result === 'no test').map(({ item }) => item);
console.log(
  `Checklist: ${count('passed')} of ${rows.length} items passed (docs/conformance.md)` +
    (missing.length > 0 ? `; no test for ${missing.join(', ')}` : ''),
);
process.exitCode = missing.length > 0 ? 1 : 0;
