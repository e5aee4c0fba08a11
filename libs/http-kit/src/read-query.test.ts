import { describe, expect, it } from 'vitest';
import { AppError } from '@drydock/kernel';
import { queryInteger, queryOf, queryText } from './read-query.ts';

interface Paged {
  readonly parameters: { readonly query?: { readonly after?: string; readonly limit?: number } };
}
const bounds = { min: 1, max: 1_000, otherwise: 100 };
const limit = (url: string): number => queryInteger<Paged>({ url }, 'limit', bounds);
const after = (url: string): string | undefined => queryText<Paged>({ url }, 'after');

function refusal(read: () => unknown): string {
  try {
    return `taken: ${String(read())}`;
  } catch (error) {
    if (AppError.is(error, 'invalid_request')) return error.message;
    throw error;
  }
}

describe('parameters behind the question mark', () => {
  it('are decoded, and may be left out', () => {
    expect(after('/api/users')).toBeUndefined();
    expect(after('/api/users?')).toBeUndefined();
    expect(after('/api/users?after=')).toBe('');
    expect(after('/api/users?limit=1&after=a%2Fb+c%C3%A9')).toBe('a/b cé');
    expect(limit('/api/users')).toBe(100);
    expect([...queryOf({ url: '//?a=1&a=2' })]).toEqual([
      ['a', '1'],
      ['a', '2'],
    ]);
  });

  it.each(['1', '1000', '0100'])('take %s for a number', (text) => {
    expect(limit(`/x?limit=${text}`)).toBe(Number(text));
  });

  it.each([
    '',
    '0',
    '-1',
    '1001',
    '1e1',
    '0x10',
    '5.0',
    '+5',
    '5%20',
    'abc',
    'NaN',
    'Infinity',
    '9'.repeat(400),
    '%D9%A3',
    '%00',
  ])('refuse "%s" where a number is meant', (text) => {
    const words = refusal(() => limit(`/x?limit=${text}`));
    expect(['limit is not a whole number from 1 to 1000', 'limit holds a NUL']).toContain(words);
  });

  it('are refused when they stand there twice, and when they hold a NUL', () => {
    expect(refusal(() => limit('/x?limit=1&limit=1'))).toBe('limit is given more than once');
    expect(refusal(() => after('/x?after=a&after=b'))).toBe('after is given more than once');
    expect(refusal(() => after('/x?after=a%00'))).toBe('after holds a NUL');
  });
});
