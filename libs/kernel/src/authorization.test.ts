import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthorization } from './authorization.ts';

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const token = { kind: 'token', signature: 'abc', repository: 'ns/name', access: 'read' };

describe('parseAuthorization', () => {
  it.each([
    'Token signature=abc,repository="ns/name",access=read',
    'token signature=abc,repository="ns/name",access=read',
    'Token Token signature=abc,repository="ns/name",access=read',
    'Token   signature=abc,repository="ns/name",access=read',
    'Token signature=abc,repository=ns/name,access=read',
    'Token signature="abc", repository="ns/name", access="read"',
    'Token access=read,other=1,repository="ns/name",signature=abc',
    'Token signature=zzz,repository="x/y",access=write,Token signature=abc,repository="ns/name",access=read',
  ])('[24] reads %s', (header) => {
    expect(parseAuthorization(header)).toEqual(token);
  });

  it.each([undefined, '', 'Token ', 'Token', 'token', 'Token Token ', 'Basic Og==', 'Basic'])(
    '[25] takes %j for anonymous',
    (header) => {
      expect(parseAuthorization(header)).toEqual({ kind: 'anonymous' });
    },
  );

  it('[64] splits Basic at the first colon and keeps unicode and long passwords', () => {
    for (const password of ['a:b:c', 'pässwörd ✓', 'x'.repeat(1_000), '']) {
      expect(parseAuthorization(basic(`bob:${password}`))).toEqual({
        kind: 'basic',
        username: 'bob',
        password,
      });
    }
  });

  it.each(['Basic !!!', 'Basic Ym9i', 'Bearer x', 'Token x=y', '=', 'Negotiate'])(
    'calls %s malformed',
    (header) => {
      expect(parseAuthorization(header)).toEqual({ kind: 'malformed' });
    },
  );

  it('never throws and reads back every credential', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseAuthorization(text);
        parseAuthorization(`Token ${text}`);
        parseAuthorization(`Basic ${text}`);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (user, password) => {
          fc.pre(!user.includes(':'));
          expect(parseAuthorization(basic(`${user}:${password}`))).toEqual({
            kind: 'basic',
            username: user,
            password,
          });
        },
      ),
    );
  });
});
