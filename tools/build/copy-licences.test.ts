import { describe, expect, it } from 'vitest';
import { listBundled } from './copy-licences.mjs';

describe('the packages in a bundle', () => {
  it('are each named once, where they lie, and our own sources are none', () => {
    expect(
      listBundled([
        'node_modules/pg/lib/index.js',
        'node_modules/pg/lib/client.js',
        'node_modules/@scope/name/deep/file.js',
        'node_modules/a/node_modules/b/index.js',
        'libs/kernel/src/index.ts',
      ]),
    ).toEqual(['node_modules/@scope/name', 'node_modules/a/node_modules/b', 'node_modules/pg']);
  });
});
