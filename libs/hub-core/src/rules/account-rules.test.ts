import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { AppError } from '@drydock/kernel';
import { assertAccountName, assertEmail, assertPassword, assertSignUp } from './account-rules.ts';

const outcome = (check: () => void): string => {
  try {
    check();
    return 'fine';
  } catch (error) {
    return AppError.is(error) ? error.code : 'thrown';
  }
};

describe('account rules', () => {
  it('[62] holds a sign-up to 4 to 30 of a-z, 0-9 and _', () => {
    const signUp = (username: string) =>
      outcome(() => assertSignUp({ username, password: 'secret', email: 'a@b.de' }));
    for (const name of ['abcd', 'a_b1', '_abc', 'a'.repeat(30)]) expect(signUp(name)).toBe('fine');
    for (const name of ['abc', 'a'.repeat(31), 'Abcd', 'ab-cd', 'ab cd', 'abcd\n', 'äbcd', 'library'])
      expect(signUp(name)).toBe('invalid_request');
  });

  it('[62] wants five characters of a password, at most 1,024', () => {
    expect(
      ['abcd', 'abcde', 'x'.repeat(1_024), 'x'.repeat(1_025)].map((text) =>
        outcome(() => assertPassword(text)),
      ),
    ).toEqual(['invalid_request', 'fine', 'fine', 'invalid_request']);
  });

  it('gives a name that a path and a header can hold as it stands, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9_-]{1,40}$/)), (text) => {
        const result = outcome(() => assertAccountName(text));
        if (result === 'fine') expect(encodeURIComponent(text)).toBe(text);
        else expect(result).toBe('invalid_request');
      }),
    );
  });

  it('takes an address with one @ and no blank, quickly, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress(), fc.stringMatching(/^[a.@-]{1,300}$/)), (text) => {
        if (outcome(() => assertEmail(text)) === 'fine') expect(text.split('@')).toHaveLength(2);
      }),
    );
  });
});
