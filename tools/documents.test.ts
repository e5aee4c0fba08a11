import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = [
  'README.md',
  'k8s/README.md',
  ...['docs', 'docs/adr'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$|dist$|reports$)/.test(entry.name))
  .map(({ name }) => name);
const namedFile = new RegExp(`\\x60((?:${folders.join('|')})/[\\w./-]+)\\x60`, 'g');
const link = /\]\((?!https?:|#)([^)#\s]+)/g;

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8');

  it('names files that are there', () => {
    const named = [...text.matchAll(namedFile)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('links to what is there', () => {
    const linked = [...text.matchAll(link)].map(([, path = '']) => join(root, dirname(document), path));
    expect(linked.filter((path) => !existsSync(path))).toEqual([]);
  });
});
