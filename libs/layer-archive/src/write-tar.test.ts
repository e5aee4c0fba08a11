import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPiecesOf } from '../test/in-pieces.ts';
import { readTar } from './read-tar.ts';
import type { TarFile } from './tar-file.ts';
import { TarUnreadable } from './tar-header.ts';
import { TarParser } from './tar-parser.ts';
import { writeTar } from './write-tar.ts';

const text = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

async function bytesOf(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const fileOf = (name: string, body: Buffer): TarFile => ({
  name,
  type: 'file',
  sizeBytes: body.length,
  body: [body],
});

describe('writeTar and readTar', () => {
  it('give back what was written, whatever the names, numbers and chunks', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 150 })
      .filter((one) => !/[\0/]/.test(one));
    const file = fc.record({
      name,
      linkname: name,
      type: fc.constantFrom<TarFile['type'][]>('file', 'directory', 'symlink', 'hardlink'),
      mode: fc.integer({ min: 0, max: 0o7777 }),
      uid: fc.nat(),
      gid: fc.nat(),
      mtime: fc.integer({ min: -100, max: 2 ** 34 }),
      content: fc.uint8Array({ maxLength: 1_500 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { maxLength: 5 }),
        fc.integer({ min: 1, max: 3_000 }),
        async (files, size) => {
          const written = files.map(({ content, ...one }): TarFile => {
            const body = one.type === 'file' ? Buffer.from(content) : Buffer.alloc(0);
            return { ...one, sizeBytes: body.length, body: [body] };
          });
          const tar = await bytesOf(writeTar(written));
          expect(tar.length % 512).toBe(0);
          const read: unknown[] = [];
          for await (const { header, body } of readTar(inPiecesOf(tar, size))) {
            const content = await bytesOf(body);
            read.push([
              text(header.name),
              text(header.linkname),
              Number(header.uid),
              Number(header.mtime),
              header.mode,
              content.toString('hex'),
            ]);
          }
          expect(read).toEqual(
            files.map((one) => [
              one.type === 'directory' ? `${one.name}/` : one.name,
              one.linkname,
              one.uid,
              one.mtime,
              one.mode,
              one.type === 'file' ? Buffer.from(one.content).toString('hex') : '',
            ]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('write the same bytes each time', async () => {
    const files = [fileOf('a', Buffer.from('one')), { name: 'd', type: 'directory' } as const];
    expect((await bytesOf(writeTar(files))).equals(await bytesOf(writeTar(files)))).toBe(true);
  });

  it('states sizes of 8 GiB and more in base 256', async () => {
    const start = writeTar([{ name: 'big', type: 'file', sizeBytes: 2 ** 33, body: [Buffer.alloc(1)] }]);
    const chunks: Buffer[] = [];
    await expect(async () => {
      for await (const chunk of start) chunks.push(chunk);
    }).rejects.toThrow(RangeError);
    const sizes: number[] = [];
    const parser = new TarParser({
      onEntry: (header) => void sizes.push(header.size),
      onBody: () => undefined,
      onEntryEnd: () => undefined,
    });
    parser.push(Buffer.concat(chunks));
    expect(sizes).toEqual([2 ** 33]);
  });

  it('refuses a body that is not as long as stated', async () => {
    const short: TarFile = { name: 'a', type: 'file', sizeBytes: 3, body: [Buffer.from('ab')] };
    await expect(bytesOf(writeTar([short]))).rejects.toThrow(RangeError);
    await expect(bytesOf(writeTar([{ ...short, body: [Buffer.from('abcd')] }]))).rejects.toThrow(RangeError);
  });

  it('skips bodies that nobody reads, also half read ones', async () => {
    const tar = await bytesOf(
      writeTar(['a', 'b', 'c'].map((name) => fileOf(name, Buffer.alloc(100_000, name)))),
    );
    const names: string[] = [];
    for await (const { header, body } of readTar(inPiecesOf(tar, 700))) {
      names.push(header.name);
      if (header.name === 'b') for await (const chunk of body) if (chunk.length > 0) break;
    }
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('gives the entries before the place where an archive is cut, then fails', async () => {
    const tar = await bytesOf(writeTar([fileOf('a', Buffer.from('x')), fileOf('b', Buffer.alloc(2_000))]));
    const names: string[] = [];
    const read = async () => {
      for await (const { header } of readTar(inPiecesOf(tar.subarray(0, 2_000), 512)))
        names.push(header.name);
    };
    await expect(read()).rejects.toThrow(TarUnreadable);
    expect(names).toEqual(['a', 'b']);
  });
});
