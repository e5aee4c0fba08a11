import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPiecesOf } from '../test/in-pieces.ts';
import { patternBytes } from '../test/pattern.ts';
import { decompressLayer } from './decompress-layer.ts';
import { TarUnreadable } from './tar-header.ts';

const folder = new URL('../fixtures/compressed/', import.meta.url);
const packed = new Map<string, Buffer>([
  ...readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))] as const),
  ['pattern.gz', gzipSync(patternBytes())],
  [
    'two-members.gz',
    Buffer.concat([
      gzipSync(patternBytes().subarray(0, 100_001)),
      gzipSync(patternBytes().subarray(100_001)),
    ]),
  ],
  ['plain', patternBytes()],
]);
const names = [...packed.keys()];
const bytesOf = (name: string): Buffer => packed.get(name) ?? Buffer.alloc(0);

async function unpacked(bytes: Buffer, size = 65_536, limits = {}): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of decompressLayer(inPiecesOf(bytes, size), limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('decompressLayer', () => {
  it.each(names)('gives what was packed into %s', async (name) => {
    expect((await unpacked(bytesOf(name))).equals(patternBytes())).toBe(true);
  });

  it.each(names)('does not depend on how %s is cut into chunks', async (name) => {
    for (const size of [1_000, 4_097, 1_000_000]) {
      expect((await unpacked(bytesOf(name), size)).equals(patternBytes())).toBe(true);
    }
  });

  it.each(names.filter((name) => name !== 'plain'))('refuses %s when it is cut', async (name) => {
    for (const missing of [1, 9, 40_000]) {
      const bytes = bytesOf(name);
      await expect(unpacked(bytes.subarray(0, bytes.length - missing))).rejects.toThrow(TarUnreadable);
    }
  });

  it('ends, whatever the bytes are altered to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (name, changes) => {
          const bytes = Buffer.from(bytesOf(name)).subarray(0, 60_000);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          await unpacked(bytes, 16_384, { maxUnpackedBytes: 5_000_000 }).catch((error: unknown) => {
            expect(error).toBeInstanceOf(TarUnreadable);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on with a second gzip member wherever the chunks end', async () => {
    const member = gzipSync(Buffer.from('twice'));
    for (let size = 1; size <= member.length + 1; size += 1) {
      expect((await unpacked(Buffer.concat([member, member]), size)).toString()).toBe('twicetwice');
    }
  });

  it('gives nothing for no bytes, and for a gzip of none', async () => {
    expect(await unpacked(Buffer.alloc(0))).toHaveLength(0);
    expect(await unpacked(gzipSync(Buffer.alloc(0)))).toHaveLength(0);
    expect((await unpacked(Buffer.from('BZ'))).toString()).toBe('BZ');
  });

  it.each(names)('stops %s at the limit', async (name) => {
    await expect(unpacked(bytesOf(name), 8_192, { maxUnpackedBytes: 299_999 })).rejects.toMatchObject({
      problem: 'too-large',
    });
  });

  it('takes no window and no dictionary larger than compressors write', async () => {
    const zstd = Buffer.from('28b52ffd04b8010000', 'hex');
    await expect(unpacked(zstd)).rejects.toMatchObject({ problem: 'too-large' });
    const xz = Buffer.from(bytesOf('pattern.xz'));
    const dictionaryAt = xz.indexOf(Buffer.from([0x21, 0x01])) + 2;
    xz[dictionaryAt] = 40;
    await expect(unpacked(xz)).rejects.toMatchObject({ problem: 'too-large' });
  });

  it('takes many small bzip2 streams at no more than their size costs', async () => {
    const empty = Buffer.from('425a683917724538509000000000', 'hex');
    expect(await unpacked(Buffer.concat(Array.from({ length: 100_000 }, () => empty)))).toHaveLength(0);
  });

  it('gives up on zstd blocks that cost more than they hold', async () => {
    const emptyBlocks = Buffer.concat([
      Buffer.from('28b52ffd0068', 'hex'),
      ...Array.from({ length: 2_000 }, () => Buffer.from([0x02, 0, 0, 0])),
    ]);
    await expect(unpacked(emptyBlocks)).rejects.toMatchObject({ problem: 'too-large' });
  });
});
