import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import { parseShape } from './read-shape.ts';

const inner = z.strictObject({ id: z.string() });
const schema = z.strictObject({ name: z.string().exactOptional(), items: z.array(inner).exactOptional() });

function refusal(value: unknown): string {
  try {
    parseShape(value, schema);
  } catch (error) {
    if (AppError.is(error, 'invalid_data')) return error.message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('what a body is refused with', () => {
  it.each([
    ['a member of the wrong type', { name: 7 }, 'Invalid data: name'],
    ['a member deeper in', { items: [{ id: 'x' }, { id: 7 }] }, 'Invalid data: items.1.id'],
    ['something that is no object', [], 'Invalid data'],
    ['a member that there is not', { nmae: 'x' }, 'Invalid data: unknown member "nmae"'],
    ['one deeper in', { items: [{ id: 'x', size: 1 }] }, 'Invalid data: items.0: unknown member "size"'],
    ['several: the first', { b: 1, a: 1 }, 'Invalid data: unknown member "b"'],
    ['one without a name', { '': 1 }, 'Invalid data: unknown member ""'],
    [
      'one with a name of prototypes',
      JSON.parse('{"__proto__":1}'),
      'Invalid data: unknown member "__proto__"',
    ],
  ])('names %s', (_case, value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it('echoes no control, format or half character of a name, and no quote that ends it', () => {
    expect(refusal({ 'a\r\n\u001b[31m\u202e"\ud800\u0000é': 1 })).toBe(
      'Invalid data: unknown member "a???[31m????é"',
    );
  });

  it('cuts a long name', () => {
    expect(refusal({ ['x'.repeat(1_000_000)]: 1 })).toBe(`Invalid data: unknown member "${'x'.repeat(64)}…"`);
    expect(refusal({ ['🐋'.repeat(100)]: 1 })).toBe(`Invalid data: unknown member "${'🐋'.repeat(64)}…"`);
  });
});
