import { describe, expect, it } from 'vitest';
import { matchRepositoryRoute } from './repository-route.ts';

describe('matchRepositoryRoute', () => {
  it.each([
    ['/v1/repositories/foo/', { kind: 'repository', repository: 'foo' }],
    ['/v1/repositories/foo', { kind: 'repository', repository: 'foo' }],
    ['/v1/repositories/a/b/c/', { kind: 'repository', repository: 'a/b/c' }],
    ['/v1/repositories/foo/images', { kind: 'images', repository: 'foo' }],
    ['/v1/repositories/a/b/c/tags', { kind: 'tags', repository: 'a/b/c' }],
    ['/v1/repositories/a/tags/b', { kind: 'tag', repository: 'a', tag: 'b' }],
    ['/v1/repositories/a/tags/b/', { kind: 'tag', repository: 'a', tag: 'b' }],
    ['/v1/repositories/a/b/tags/x/json', { kind: 'tag-json', repository: 'a/b', tag: 'x' }],
    ['/v1/repositories/a/b/json', { kind: 'json', repository: 'a/b' }],
    ['/v1/repositories/a/b/layer/ab/access', { kind: 'layer-access', repository: 'a/b', imageId: 'ab' }],
    ['/v1/repositories/', undefined],
    ['/v1/images/a/json', undefined],
  ])('reads %s', (path, route) => {
    expect(matchRepositoryRoute(path)).toEqual(route);
  });

  it('[8] tells the image list of foo from the repository foo/images by the trailing slash', () => {
    expect(matchRepositoryRoute('/v1/repositories/foo/images')).toEqual({
      kind: 'images',
      repository: 'foo',
    });
    expect(matchRepositoryRoute('/v1/repositories/foo/images/')).toEqual({
      kind: 'repository',
      repository: 'foo/images',
    });
  });
});
