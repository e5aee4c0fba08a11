import { describe, expect, it } from 'vitest';
import { parseReference, parseTaggedReference } from './reference.ts';

describe('a reference', () => {
  it.each([
    ['localhost:5000/team/app:1.0', 'localhost:5000', 'team/app', '1.0'],
    ['localhost/app', 'localhost', 'library/app', undefined],
    ['reg.example/a/b/c:x', 'reg.example', 'a/b/c', 'x'],
    ['[::1]:5000/team/app:x', '[::1]:5000', 'team/app', 'x'],
    ['team/app:x', undefined, 'team/app', 'x'],
    ['app', undefined, 'library/app', undefined],
    ['http://127.0.0.1:5000/team/app', '127.0.0.1:5000', 'team/app', undefined],
  ])('%s', (text, host, full, tag) => {
    expect(parseReference(text)).toMatchObject({ host, repository: { full }, tag });
  });

  it('takes a namespace with a dot when the host is given', () => {
    expect(parseReference('my.team/app', 'reg:1')).toMatchObject({
      host: 'reg:1',
      repository: { full: 'my.team/app' },
    });
  });

  it('means latest when a push or pull names no tag', () => {
    expect(parseTaggedReference('localhost:5000/team/app').tag).toBe('latest');
  });

  it.each([
    'localhost:5000/Team/app',
    'localhost:5000/team/app:',
    'localhost:5000/team/app:a b',
    'localhost:5000/../x',
    '',
  ])('refuses "%s"', (text) => {
    expect(() => parseReference(text)).toThrow();
  });

  it('refuses a push that names no host', () => {
    expect(() => parseTaggedReference('team/app:1')).toThrow('names no host');
  });
});
