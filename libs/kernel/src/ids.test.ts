import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Digest } from './digest.ts';
import { ImageId } from './image-id.ts';
import { TagName } from './tag-name.ts';

const hex = (length: number) => 'a'.repeat(length);

describe('ImageId', () => {
  it('[13] is 64 or 16 lower-case hex digits', () => {
    expect(ImageId.is(hex(64))).toBe(true);
    expect(ImageId.is(hex(16))).toBe(true);
    for (const text of [hex(63), hex(65), hex(15), 'A'.repeat(64), 'g'.repeat(64), `${hex(64)}\n`, 5, null]) {
      expect(() => ImageId.parse(text)).toThrow('Invalid image ID');
    }
  });
});

describe('TagName', () => {
  it('[12] has 1 to 128 characters and starts with a word character', () => {
    for (const text of ['a', '_x', 'V1.0-rc_2', hex(128)]) expect(TagName.parse(text)).toBe(text);
    for (const text of ['', '.a', '-a', hex(129), 'a\n', 'ä', 'a/b', 'a:b', 7]) {
      expect(() => TagName.parse(text)).toThrow('Invalid tag name');
    }
  });

  it('never takes what a path or a header could misread', () => {
    fc.assert(fc.property(fc.string(), (text) => !TagName.is(text) || encodeURIComponent(text) === text));
  });
});

describe('Digest', () => {
  it('names its algorithm', () => {
    expect(Digest.fromHex(hex(64))).toBe(`sha256:${hex(64)}`);
    expect(() => Digest.parse(hex(64))).toThrow('Not a sha256 digest');
  });
});
