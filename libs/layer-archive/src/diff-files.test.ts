import { describe, expect, it } from 'vitest';
import { diffFiles } from './diff-files.ts';
import type { FileTuple } from './file-list.ts';

const tuple = (path: string, isDeleted = false): FileTuple => [path, 'f', isDeleted, 1, 2, 3, 4, 5];

describe('diffFiles', () => {
  it('looks for each path in the nearest ancestor first', () => {
    const diff = diffFiles(
      [tuple('/gone', true), tuple('/kept'), tuple('/back'), tuple('/new'), tuple('__proto__')],
      [[tuple('/back', true)], [tuple('/kept'), tuple('/back'), tuple('/gone')]],
    );
    expect(Object.keys(diff.deleted)).toEqual(['/gone']);
    expect(Object.keys(diff.changed)).toEqual(['/kept']);
    expect(Object.keys(diff.created)).toEqual(['/back', '/new', '__proto__']);
    expect(diff.changed['/kept']).toEqual(['f', false, 1, 2, 3, 4, 5]);
  });
});
