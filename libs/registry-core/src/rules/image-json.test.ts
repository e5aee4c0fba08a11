import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, ImageId } from '@drydock/kernel';
import { readImageJson } from './image-json.ts';

const id = ImageId.parse('a'.repeat(64));
const parent = 'b'.repeat(16);
const codeOf = (parsed: unknown): string => {
  try {
    readImageJson(parsed, id);
    return 'accepted';
  } catch (error) {
    return AppError.is(error) ? error.code : 'another error';
  }
};

describe('readImageJson', () => {
  it.each([
    [{ id }, undefined],
    [{ id, parent: null }, undefined],
    [{ id, parent: '' }, undefined],
    [{ id, parent }, parent],
    [{ id, parent, created: 'whenever', Size: 'big' }, parent],
  ])('[42] accepts %j', (parsed, expected) => {
    expect(readImageJson(parsed, id).parent).toBe(expected);
  });

  it.each([
    [null, 'invalid_json'],
    [[], 'invalid_json'],
    ['text', 'invalid_json'],
    [{}, 'json_id_missing'],
    [{ id: null }, 'json_id_mismatch'],
    [{ id: 'c'.repeat(64) }, 'json_id_mismatch'],
    [{ id, parent: id }, 'parent_missing'],
    [{ id, parent: 'short' }, 'parent_missing'],
    [{ id, parent: {} }, 'parent_missing'],
  ])('[42] refuses %j', (parsed, code) => {
    expect(codeOf(parsed)).toBe(code);
  });

  it('[42] never throws anything but its own errors, whatever the JSON is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (parsed) => {
        expect(codeOf(parsed)).not.toBe('another error');
      }),
    );
  });
});
