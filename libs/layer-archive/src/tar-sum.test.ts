import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectCompression } from './compression.ts';
import { inspectLayer } from './inspect-layer.ts';
import type { TarSumVersion } from './tar-sum.ts';

const folder = new URL('../fixtures/tarsum/', import.meta.url);
interface Vector {
  readonly name: string;
  readonly archive: string;
  readonly json: string;
  readonly sum_v0: string | null;
  readonly sum_v1: string | null;
  readonly sum_dev: string | null;
  readonly by: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
const vectors = JSON.parse(readFileSync(new URL('vectors.json', folder), 'utf8')) as readonly Vector[];
const archive = (vector: Vector) => readFileSync(new URL(`archives/${vector.archive}`, folder));
/** The originals themselves take a header for an entry here; the fixtures' README says that it need not be matched. */
const notMatched = new Set(['pax-then-gnu']);
const versions: readonly TarSumVersion[] = ['v0', 'v1', 'dev'];

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
const sums = async (bytes: Buffer, json: string, size = 65_536) => {
  const layer = await inspectLayer(pieces(bytes, size), { tarSums: versions });
  return Object.fromEntries(
    versions.map((version) => [version, layer.tarSum(version, Buffer.from(json)) ?? []]),
  );
};

describe('TarSum', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))(
    '[53] gives the engines’ values for %s, plain and compressed',
    async (name, vector) => {
      const wanted = { v0: vector.sum_v0, v1: vector.sum_v1, dev: vector.sum_dev };
      const bytes = archive(vector);
      const isPacked = detectCompression(bytes) !== 'none';
      for (const given of [
        await sums(bytes, vector.json),
        ...(isPacked ? [] : [await sums(gzipSync(bytes), vector.json)]),
      ]) {
        for (const version of versions) {
          if (wanted[version] !== null && !notMatched.has(name))
            expect(given[version]).toContain(wanted[version]);
        }
        for (const engine of ['engine_1_0_0', 'engine_0_6_7']) {
          const value = vector.by[engine]?.['v0'];
          if (value !== undefined && !notMatched.has(name)) expect(given['v0']).toContain(value);
        }
      }
    },
  );

  it.each(['truncated-body', 'not-a-tar', 'truncated-header', 'checksum-wrong', 'zero-block-between'])(
    '[54] gives none for %s',
    async (name) => {
      const vector = vectors.find((one) => one.name === name);
      expect(vector).toBeDefined();
      if (vector)
        await expect(sums(archive(vector), vector.json)).resolves.toEqual({ v0: [], v1: [], dev: [] });
    },
  );

  it('[54] does not depend on how the bytes are cut', async () => {
    const vector = vectors.find((one) => one.name === 'xattr-several');
    const bytes = vector ? archive(vector) : Buffer.alloc(0);
    const whole = await sums(bytes, '{}');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3_000 }), async (size) => {
        expect(await sums(bytes, '{}', size)).toEqual(whole);
        expect(await sums(gzipSync(bytes), '{}', size)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('ends, and throws nothing, whatever the bytes', async () => {
    const headers = vectors.slice(0, 20).map((vector) => archive(vector));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...headers),
        fc.uint8Array({ maxLength: 2_000 }),
        fc.nat(2_000),
        async (head, noise, at) => {
          await sums(Buffer.concat([head.subarray(0, at), noise, head.subarray(at)]), '{}', 700);
          await sums(Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), noise]), '{}');
        },
      ),
      { numRuns: 100 },
    );
  });
});
