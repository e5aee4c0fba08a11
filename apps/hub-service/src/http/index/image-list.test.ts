import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { AppError } from '@drydock/kernel';
import { readImageList } from './image-list.ts';

describe('the list of images in a push', () => {
  it('[14] is a list of objects with an id, or invalid data, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        try {
          for (const image of readImageList(body)) expect(typeof image.id).toBe('string');
        } catch (error) {
          expect(AppError.is(error, 'invalid_data')).toBe(true);
        }
      }),
    );
  });

  it('[14] keeps ids in their order and checksums that are there', () => {
    const entry = fc.record({
      id: fc.string(),
      checksum: fc.option(fc.string({ minLength: 1, maxLength: 100 }), { nil: undefined }),
      Tag: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(readImageList(entries)).toEqual(entries.map(({ id, checksum }) => ({ id, checksum })));
      }),
    );
  });
});
