import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { checkPath, originForm, pathOf } from './check-path.ts';
import { routeOf } from './route-of.ts';

describe('routeOf', () => {
  it.each([
    ['GET', '/v1/users/', 'hub'],
    ['POST', '/v1/users', 'hub'],
    ['PUT', '/v1/users/bob/', 'hub'],
    ['GET', '/v1/usersx', 'own'],
    ['GET', '/v1/search', 'hub'],
    ['GET', '/api/me', 'hub'],
    ['PUT', '/v1/repositories/a/b/', 'hub'],
    ['PUT', '/v1/repositories/a', 'hub'],
    ['DELETE', '/v1/repositories/a/b/', 'hub'],
    ['GET', '/v1/repositories/a/images', 'images'],
    ['HEAD', '/v1/repositories/a/b/c/images', 'images'],
    ['PUT', '/v1/repositories/a/images', 'hub'],
    ['PUT', '/v1/repositories/a/images/', 'hub'],
    ['PUT', '/v1/repositories/a/auth', 'hub'],
    ['GET', '/v1/repositories/a/b/layer/0123/access', 'hub'],
    ['GET', '/v1/repositories/a/properties', 'hub'],
    ['GET', '/v1/repositories/a/tags', 'registry'],
    ['DELETE', '/v1/repositories/a/tags', 'registry'],
    ['PUT', '/v1/repositories/a/b/tags/latest', 'registry'],
    ['GET', '/v1/repositories/a/tags/latest/json', 'registry'],
    ['GET', '/v1/repositories/a/json', 'registry'],
    ['PUT', '/v1/images/0123/layer', 'registry'],
    ['GET', '/v1/_ping', 'own'],
    ['GET', '/v2/', 'own'],
    ['GET', '/internal/keys', 'own'],
    ['GET', '/v1/repositories/', 'own'],
  ])('%s %s: %s', (method, path, route) => {
    expect(routeOf(method, path)).toBe(route);
  });

  it('never sends what is internal to a service, however it is spelt', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(routeOf('GET', `/internal/${rest}`)).toBe('own');
      }),
    );
  });
});

describe('checkPath', () => {
  const refuses = (path: string) => {
    try {
      checkPath(path);
      return false;
    } catch (error) {
      return AppError.is(error, 'invalid_request');
    }
  };

  it.each([
    '/v1/repositories/a%2Fb/tags',
    '/v1/repositories/a%2fb/tags',
    '/v1/%00',
    '/v1/%zz',
    '/v1/%',
    '/v1/%ff',
    '/v1/../internal/keys',
    '/v1/%2e%2e/internal',
    '/v1/images/.',
    '/v1/repositories/a/tags/x%0A',
    'v1',
    '*',
  ])('[10] refuses %s', (path) => {
    expect(refuses(path)).toBe(true);
  });

  it('lets through what needs no escape, unchanged', () => {
    const segment = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,20}$/);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const path = `/${segments.join('/')}`;
        expect(checkPath(path)).toBe(path);
      }),
    );
  });

  it('decodes once and no more', () => {
    expect(checkPath('/v1/a%20b')).toBe('/v1/a b');
    expect(checkPath('/v1/a%252Fb')).toBe('/v1/a%2Fb');
    expect(checkPath('/api/repositories/a/b%2Fc')).toBe('/api/repositories/a/b/c');
  });

  it('answers any text with a path or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const isRefused = refuses(`/${text}`);
        if (!isRefused) expect(checkPath(`/${text}`).split('/')).not.toContain('..');
      }),
    );
  });
});

describe('pathOf', () => {
  it('cuts the query and the absolute form', () => {
    expect(pathOf('/v1/search?q=a/b')).toBe('/v1/search');
    expect(pathOf('http://host:80/v1/_ping?x')).toBe('/v1/_ping');
    expect(pathOf('http://host')).toBe('/');
    expect(originForm('http://host?q=1')).toBe('/?q=1');
  });
});
