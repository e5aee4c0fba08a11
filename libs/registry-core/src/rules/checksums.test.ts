import { describe, expect, it } from 'vitest';
import { matchesAny, readSupplied } from './checksums.ts';

const sums = { payloadChecksum: 'sha256:aa', tarsums: ['tarsum+sha256:bb', 'tarsum+sha256:cc'] };

describe('checksum rules', () => {
  it.each([
    [{ checksum: undefined, payload: 'sha256:aa' }, true],
    [{ checksum: 'tarsum+sha256:bb', payload: undefined }, true],
    [{ checksum: 'TARSUM+sha256:CC ', payload: undefined }, true],
    [{ checksum: 'tarsum+sha256:bb', payload: 'sha256:00' }, true],
    [{ checksum: 'tarsum+sha256:00', payload: 'sha256:aa' }, true],
    [{ checksum: 'sha256:aa', payload: undefined }, true],
    [{ checksum: 'tarsum+sha256:00', payload: 'sha256:00' }, false],
    [{ checksum: 'tarsum.v1+sha256:bb', payload: undefined }, false],
  ])('[40] %j', (supplied, passes) => {
    expect(matchesAny(readSupplied(supplied), sums)).toBe(passes);
  });

  it.each([
    { checksum: undefined, payload: undefined },
    { checksum: '', payload: ' ' },
  ])('[39] asks for one when there is none: %j', (supplied) => {
    expect(() => readSupplied(supplied)).toThrow("Missing Image's checksum");
  });
});
