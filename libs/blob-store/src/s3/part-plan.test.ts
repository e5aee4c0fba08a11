import { describe, expect, it } from 'vitest';
import { maxObjectBytes, maxParts, partBytes } from './part-plan.ts';

const all = Array.from({ length: maxParts }, (_, index) => partBytes(index + 1));

describe('partBytes', () => {
  it('reaches the largest object within the parts that there are', () => {
    expect(all.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(maxObjectBytes);
  });

  it('keeps each part within what S3 takes, and never shrinks', () => {
    expect(Math.min(...all)).toBeGreaterThanOrEqual(5 * 1024 ** 2);
    expect(Math.max(...all)).toBeLessThanOrEqual(5 * 1024 ** 3);
    expect(all.every((size, index) => index === 0 || size >= (all[index - 1] ?? 0))).toBe(true);
  });

  it('stays small for layers as they are', () => {
    expect(partBytes(1)).toBe(8 * 1024 ** 2);
    expect(all.slice(0, 1_000).reduce((sum, size) => sum + size, 0)).toBeGreaterThan(8e9);
    expect(partBytes(2_001)).toBe(32 * 1024 ** 2);
  });
});
