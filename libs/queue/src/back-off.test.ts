import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

describe('backOffMs', () => {
  it('doubles up to its cap and stays there', () => {
    const pauses = [1, 2, 3, 4, 5, 2_000].map((attempt) => backOffMs(attempt, { firstMs: 100, capMs: 700 }));
    expect(pauses).toEqual([100, 200, 400, 700, 700, 700]);
  });
});
