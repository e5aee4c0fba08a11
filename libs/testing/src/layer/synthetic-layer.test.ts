import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { syntheticLayer } from './synthetic-layer.ts';

describe('a synthetic layer', () => {
  it.each([25, 64, 1024, 1561, 2048, 2101, 65_000, 67_099, 200_300, 300_379])(
    'has exactly %i bytes',
    (size) => {
      const { bytes } = syntheticLayer(size);
      expect(bytes).toHaveLength(size);
      expect(gunzipSync(bytes).length % 512).toBe(0);
    },
  );

  it('differs by its seed', () => {
    expect(syntheticLayer(4096, 1).sha256).not.toBe(syntheticLayer(4096, 2).sha256);
  });
});
