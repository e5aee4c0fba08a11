import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPiecesOf } from '../test/in-pieces.ts';
import { tarHeaderBlock, tarPadding } from './tar-header-block.ts';
import { TarUnreadable, type TarHeader } from './tar-header.ts';
import { TarParser } from './tar-parser.ts';

interface ReadEntry {
  readonly header: TarHeader;
  readonly body: Buffer;
}

/** @returns what was read before the archive became unreadable, and whether it did */
async function entriesOf(tar: Buffer, pieceBytes: number): Promise<readonly [readonly ReadEntry[], boolean]> {
  const entries: { header: TarHeader; body: Buffer }[] = [];
  const parser = new TarParser({
    onEntry: (header) => void entries.push({ header, body: Buffer.alloc(0) }),
    onBody: (chunk) => {
      const last = entries.at(-1);
      if (last) last.body = Buffer.concat([last.body, chunk]);
    },
    onEntryEnd: () => undefined,
  });
  try {
    for await (const piece of inPiecesOf(tar, pieceBytes)) parser.push(Buffer.from(piece));
    parser.finish();
    return [entries, false];
  } catch (error) {
    if (!(error instanceof TarUnreadable)) throw error;
    return [entries, true];
  }
}

const name = fc.string({ unit: fc.constantFrom(...'ab./-_ '), minLength: 1, maxLength: 99 });
const file = fc.record({
  name,
  linkname: name,
  typeflag: fc.constantFrom('0', '1', '2', '5'),
  mode: fc.integer({ min: 0, max: 0o7777 }),
  uid: fc.nat(0o7777777),
  gid: fc.nat(0o7777777),
  mtime: fc.integer({ min: 0, max: 2 ** 32 }),
  body: fc.uint8Array({ maxLength: 1_500 }).map((bytes) => Buffer.from(bytes)),
});
type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

const tarOf = (files: readonly File[]): Buffer =>
  Buffer.concat([
    ...files.flatMap(({ body, ...one }) => {
      const header = { ...one, name: Buffer.from(one.name), linkname: Buffer.from(one.linkname) };
      return [tarHeaderBlock({ ...header, sizeBytes: body.length }), body, tarPadding(body.length)];
    }),
    Buffer.alloc(1_024),
  ]);

describe('tarHeaderBlock and TarParser', () => {
  it('give back what was written, whatever the names, numbers and chunks', async () => {
    const files = fc.array(
      file.map((one) => (one.typeflag === '0' ? one : { ...one, body: Buffer.alloc(0) })),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 3_000 }), async (written, pieceBytes) => {
        const [read, isUnreadable] = await entriesOf(tarOf(written), pieceBytes);
        expect(isUnreadable).toBe(false);
        expect(
          read.map(({ header, body }) => ({
            name: header.name,
            linkname: header.linkname,
            typeflag: header.typeflag,
            mode: header.mode,
            uid: Number(header.uid),
            gid: Number(header.gid),
            mtime: Number(header.mtime),
            body: body.toString('hex'),
          })),
        ).toEqual(written.map((one) => ({ ...one, body: one.body.toString('hex') })));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the entries before the place where an archive is cut, then fails', async () => {
    const rest = { linkname: '', typeflag: '0' as const, mode: 0o644, uid: 0, gid: 0, mtime: 0 };
    const tar = tarOf([
      { ...rest, name: 'a', body: Buffer.from('x') },
      { ...rest, name: 'b', body: Buffer.alloc(2_000) },
    ]);
    const [read, isUnreadable] = await entriesOf(tar.subarray(0, 2_000), 512);
    expect(read.map(({ header }) => header.name)).toEqual(['a', 'b']);
    expect(isUnreadable).toBe(true);
  });

  it('states sizes of 8 GiB and more in base 256', async () => {
    const numbers = { mode: 0o644, uid: 0, gid: 0, mtime: 0, sizeBytes: 2 ** 33 };
    const block = tarHeaderBlock({
      ...numbers,
      name: Buffer.from('big'),
      linkname: Buffer.alloc(0),
      typeflag: '0',
    });
    const [[entry]] = await entriesOf(block, 512);
    expect(entry?.header.size).toBe(2 ** 33);
  });
});
