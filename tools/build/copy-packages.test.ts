import { describe, expect, it } from 'vitest';
import { listNeeded, packageOf } from './copy-packages.mjs';

const packages = {
  '': {},
  'node_modules/a': { dependencies: { b: '1' }, optionalDependencies: { 'only-elsewhere': '1' } },
  'node_modules/b': { dependencies: { c: '1' } },
  'node_modules/b/node_modules/c': { dependencies: { d: '1' } },
  'node_modules/c': {},
  'node_modules/d': { dependencies: { a: '1' } },
  'node_modules/unused': {},
};

describe('the packages that a bundle needs', () => {
  it('are all that the imported ones lead to, each in the version that it gets', () => {
    expect(listNeeded(packages, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/b',
      'node_modules/b/node_modules/c',
      'node_modules/d',
    ]);
  });

  it('do not hold what nobody leads to', () => {
    expect(listNeeded(packages, ['c'])).toEqual(['node_modules/c']);
  });

  it('must be in the lockfile', () => {
    expect(() => listNeeded(packages, ['missing'])).toThrow('package-lock.json has no missing');
  });

  it.each([
    ['pg', 'pg'],
    ['zod/v4', 'zod'],
    ['@node-rs/argon2', '@node-rs/argon2'],
    ['@scope/name/deep/file.js', '@scope/name'],
  ])('count %s as %s', (specifier, name) => {
    expect(packageOf(specifier)).toBe(name);
  });
});
