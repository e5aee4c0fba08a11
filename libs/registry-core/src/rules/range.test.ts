import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from './range.ts';

const part = (start: number, end: number) => ({ kind: 'part', range: { start, end } });

describe('parseRange', () => {
  it.each([
    [undefined, { kind: 'whole' }],
    ['bytes=0-0', part(0, 0)],
    ['bytes=10-100', part(10, 99)],
    ['bytes=10-99', part(10, 99)],
    ['bytes=10-', part(10, 99)],
    ['bytes=-5', part(95, 99)],
    ['bytes=-500', part(0, 99)],
    ['bytes=5-10, bytes=5-10', part(5, 10)],
    ['bytes=100-100', { kind: 'unsatisfiable' }],
    ['bytes=100-', { kind: 'unsatisfiable' }],
    [`bytes=${'9'.repeat(20)}-`, { kind: 'unsatisfiable' }],
    [`bytes=10-${'9'.repeat(400)}`, part(10, 99)],
    [`bytes=-${'9'.repeat(20)}`, part(0, 99)],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=0-1,3-4', { kind: 'whole' }],
    ['bytes=5-4', { kind: 'whole' }],
    ['lines=1-2', { kind: 'whole' }],
    ['bytes=a-b', { kind: 'whole' }],
    ['', { kind: 'whole' }],
  ])('[48] reads %s of 100 bytes', (header, answer) => {
    expect(parseRange(header, 100)).toEqual(answer);
  });

  it('[48] never leaves the object, whatever the header', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,400}-\d{0,20}$/)),
        fc.nat(1_000),
        (header, size) => {
          const answer = parseRange(header, size);
          if (answer.kind === 'part') {
            expect(answer.range.start).toBeGreaterThanOrEqual(0);
            expect(answer.range.start).toBeLessThanOrEqual(answer.range.end);
            expect(answer.range.end).toBeLessThan(size);
          }
        },
      ),
    );
  });
});
