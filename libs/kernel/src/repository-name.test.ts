import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { RepositoryName } from './repository-name.ts';

describe('RepositoryName', () => {
  it('[5] takes a bare name for one of library', () => {
    expect(RepositoryName.parse('ubuntu')).toEqual(RepositoryName.parse('library/ubuntu'));
    expect(RepositoryName.parse('ubuntu').full).toBe('library/ubuntu');
    expect(RepositoryName.short(RepositoryName.parse('ubuntu'))).toBe('ubuntu');
  });

  it('[9] keeps every component behind the namespace', () => {
    expect(RepositoryName.parse('a/b/c')).toEqual({ full: 'a/b/c', namespace: 'a', name: 'b/c' });
  });

  it.each(['', '/', 'a//b', '/a', 'a/', 'A/b', 'a/..', '.', 'a/./b', 'a b', 'a%2Fb', 'a\0b', 'ä/b', 'a/b\n'])(
    '[10] refuses %j',
    (text) => {
      expect(() => RepositoryName.parse(text)).toThrow(AppError);
    },
  );

  it('[10] counts 255 characters, library/ included', () => {
    expect(RepositoryName.parse(`a/${'b'.repeat(253)}`).full).toHaveLength(255);
    expect(() => RepositoryName.parse(`a/${'b'.repeat(254)}`)).toThrow(AppError);
    expect(() => RepositoryName.parse('b'.repeat(250))).toThrow(AppError);
  });

  it.each(['images', 'tags', 'auth', 'json', 'properties', 'layer'])(
    '[11] does not let %s be created',
    (word) => {
      expect(() => RepositoryName.assertCreatable(RepositoryName.parse(`foo/${word}`))).toThrow(AppError);
      expect(() => RepositoryName.assertCreatable(RepositoryName.parse(`${word}/foo`))).not.toThrow();
    },
  );

  it('gives an AppError or a name that parses to itself, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9_.\-/]{1,300}$/)), (text) => {
        try {
          const name = RepositoryName.parse(text);
          expect(RepositoryName.parse(name.full)).toEqual(name);
          expect(`${name.namespace}/${name.name}`).toBe(name.full);
        } catch (error) {
          expect(AppError.is(error, 'invalid_repository_name')).toBe(true);
        }
      }),
    );
  });
});
