import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

describe('foreign text in a message', () => {
  it.each([
    ['as it is', 'name: é 漢 🐋', 'name: é 漢 🐋'],
    ['without control characters', 'a\r\n\t\u0000\u001b[31m\u007f\u009b', 'a?????[31m??'],
    ['without format characters', 'a\u202eb\u200bc\ufeff', 'a?b?c?'],
    ['without halves of pairs', 'a\ud800b\udc00', 'a?b?'],
  ])('stands there %s', (_case, text, shown) => {
    expect(printable(text, 100)).toBe(shown);
  });

  it('is cut between characters', () => {
    expect(printable('12345', 5)).toBe('12345');
    expect(printable('123456', 5)).toBe('12345…');
    expect(printable('🐋🐋🐋', 2)).toBe('🐋🐋…');
    expect(printable('🐋🐋', 2)).toBe('🐋🐋');
    expect(printable('x'.repeat(1_000_000), 3)).toBe('xxx…');
  });
});
