import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTar, type RawEntry } from '../test/a-tar.ts';
import { inPiecesOf } from '../test/in-pieces.ts';
import { createLayerInspector, inspectLayer } from './inspect-layer.ts';

const everything = { tarSums: ['v0', 'v1', 'dev'], listFiles: true, diffId: true } as const;
const inspect = (bytes: Buffer, options = {}) =>
  inspectLayer(inPiecesOf(bytes, 65_536), { ...everything, ...options });
const file = (name: string, body = ''): RawEntry => ({ name, typeflag: '0', body: Buffer.from(body) });
const sha256 = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('inspectLayer', () => {
  it('tells what a layer holds', async () => {
    const tar = aTar([
      { name: './', typeflag: '5', mode: 0o755 },
      { ...file('etc/motd', 'hello'), uid: 7, gid: 8, mtime: 9 },
      file('./etc/.wh.old'),
      file('.wh.gone'),
      file('.wh..wh.aufs'),
      { name: 'pax', typeflag: 'g' },
    ]);
    expect(await inspect(gzipSync(tar))).toMatchObject({
      compression: 'gzip',
      isReadable: true,
      problem: undefined,
      end: 'well',
      entries: 6,
      whiteouts: 3,
      unpackedBytes: tar.length,
      diffId: sha256(tar),
      isFileListCut: false,
      files: [
        ['/', 'd', false, 0, 0, 0o755, 0, 0],
        ['/etc/motd', 'f', false, 5, 9, 0o644, 7, 8],
        ['/etc/.wh.old', 'f', false, 0, 0, 0o644, 0, 0],
        ['/gone', 'f', true, 0, 0, 0o644, 0, 0],
      ],
    });
  });

  it('takes an archive without end blocks, a gzip of nothing, and no bytes, for complete', async () => {
    const tar = aTar([file('a', 'b')], { hasEnd: false });
    expect(await inspect(gzipSync(tar))).toMatchObject({ isReadable: true, end: 'open', entries: 1 });
    for (const empty of [gzipSync(Buffer.alloc(0)), Buffer.alloc(0)]) {
      const facts = await inspect(empty);
      expect(facts).toMatchObject({ isReadable: true, end: 'open', entries: 0, files: [] });
      expect(facts.tarSum('v0', Buffer.from('{}'))).toEqual([`tarsum+${sha256(Buffer.from('{}'))}`]);
    }
  });

  it('says why a layer is not readable', async () => {
    const tar = aTar([file('a', 'x'.repeat(5_000))]);
    const random = createHash('sha512').update('noise').digest();
    const noise = Buffer.concat(Array.from({ length: 100 }, () => random));
    const problemOf = async (bytes: Buffer, options = {}) => (await inspect(bytes, options)).problem;
    expect(await problemOf(noise)).toBe('malformed');
    expect(await problemOf(tar.subarray(0, 3_000))).toBe('truncated');
    expect(await problemOf(gzipSync(noise))).toBe('malformed');
    expect(await problemOf(gzipSync(tar).subarray(0, -4))).toBe('truncated');
    expect(await problemOf(Buffer.concat([gzipSync(tar).subarray(0, 20), noise]))).toBe('not-unpackable');
    expect(await problemOf(gzipSync(tar), { maxUnpackedBytes: 4_000 })).toBe('too-large');
    const facts = await inspect(noise);
    expect(facts).toMatchObject({ isReadable: false, files: undefined, diffId: undefined });
    expect(facts.tarSum('v0', Buffer.alloc(0))).toBeUndefined();
  });

  it('gives sums for any JSON, and only those that were asked for', async () => {
    const facts = await inspectLayer(inPiecesOf(aTar([file('a')]), 100), { tarSums: ['v1'] });
    expect(facts.tarSum('v1', Buffer.from('1'))).not.toEqual(facts.tarSum('v1', Buffer.from('2')));
    expect(facts.tarSum('v0', Buffer.from('1'))).toBeUndefined();
    expect(facts.tarSum('dev', Buffer.from('1'))).toBeUndefined();
  });

  it('ends, and rejects nothing, whatever the bytes', async () => {
    const heads = ['', '1f8b08', '425a6839', 'fd377a585a000004', '28b52ffd'].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 8 }),
        async (head, chunks) => {
          const inspector = createLayerInspector(everything);
          for (const chunk of [head, ...chunks]) await inspector.write(Buffer.from(chunk));
          expect(await inspector.end()).toHaveProperty('isReadable');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives up on a bomb early, and takes the rest of the upload at no cost', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const facts = await inspect(Buffer.concat([bomb, bomb, bomb]), { maxUnpackedBytes: 1024 * 1024 });
    expect(facts).toMatchObject({ isReadable: false, problem: 'too-large' });
    expect(facts.unpackedBytes).toBeLessThan(2 * 1024 * 1024);
  });

  it('refuses headers and entries beyond measure', async () => {
    const long = aTar([{ ...file('a'), gnuName: 'n'.repeat(1024 * 1024) }]);
    expect(await inspect(long)).toMatchObject({ problem: 'too-large' });
    const huge = aTar([{ ...file('a'), pax: { size: '9'.repeat(25) } }]);
    expect(await inspect(huge)).toMatchObject({ problem: 'malformed' });
  });

  it('lists what fits and says that there was more', async () => {
    const name = 'n'.repeat(1_000_000);
    const entries = Array.from({ length: 35 }, () => ({ ...file('a'), gnuName: name }));
    const facts = await inspect(aTar(entries));
    expect(facts).toMatchObject({ isReadable: true, entries: 35, isFileListCut: true });
    expect(facts.files?.length).toBeLessThan(35);
    expect(facts.tarSum('v0', Buffer.alloc(0))).toHaveLength(2);
  });

  it('keeps no NUL in a path', async () => {
    const facts = await inspect(aTar([{ ...file('a'), pax: { path: 'a\0b' } }]));
    expect(facts.files?.[0]?.[0]).toBe('/a\ufffdb');
  });

  it('stops when the signal says so', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(inspect(aTar([file('a')]), { signal })).rejects.toThrow('stopped');
  });

  it('rejects when the source does', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.alloc(10));
      throw new Error('store');
    }
    await expect(inspectLayer(broken(), everything)).rejects.toThrow('store');
  });
});
