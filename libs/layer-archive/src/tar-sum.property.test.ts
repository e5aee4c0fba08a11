import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTar, type RawEntry } from '../test/a-tar.ts';
import { inPiecesOf } from '../test/in-pieces.ts';
import { plainTarSums } from '../test/plain-tar-sum.ts';
import { inspectLayer } from './inspect-layer.ts';

const ascii = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'ab./-_ é'), minLength: 1, maxLength }).map((text) => `n${text}`);
const number = fc.integer({ min: 0, max: 2_000_000 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const common = {
  name: fc.oneof(ascii(60), fc.constantFrom('same', './same', 'same/', '.', './')),
  mode: number,
  uid: number,
  gid: number,
  mtime: fc.integer({ min: 0, max: 2_000_000_000 }),
  uname: ascii(20),
  gname: ascii(20),
  linkname: ascii(60),
  gnuLink: optional(ascii(300)),
};
const pax = fc.record(
  {
    path: ascii(300),
    linkpath: ascii(300),
    uid: number.map(String),
    uname: ascii(50),
    mtime: fc.tuple(number, fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
    'SCHILY.xattr.user.a': fc.string({ unit: 'binary-ascii', maxLength: 40 }),
    'SCHILY.xattr.user.Z': ascii(40),
  },
  { requiredKeys: [] },
);
const entry: fc.Arbitrary<RawEntry> = fc
  .oneof(
    fc.record({
      ...common,
      typeflag: fc.constantFrom('0', '\0', '7'),
      body: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    }),
    fc.record({
      ...common,
      typeflag: fc.constantFrom('1', '2', '3', '4', '5', '6', '0'),
      devmajor: number,
      devminor: number,
    }),
  )
  .chain((one) =>
    fc.oneof(
      fc.constant(one),
      pax.map((records) => ({ ...one, gnuLink: undefined, pax: records })),
      ascii(400).map((gnuName) => ({ ...one, gnuName })),
    ),
  );

const versions = ['v0', 'v1', 'dev'] as const;

describe('TarSum of generated archives', () => {
  it('[53] [54] agrees with a plain reading of the specification, whatever the entries and the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 8 }),
        fc.integer({ min: 1, max: 5_000 }),
        fc.boolean(),
        fc.boolean(),
        fc.string(),
        async (entries, size, isPacked, hasEnd, json) => {
          const tar = aTar(entries, { hasEnd });
          const facts = await inspectLayer(inPiecesOf(isPacked ? gzipSync(tar) : tar, size), {
            tarSums: versions,
          });
          const [v0, v1, dev] = versions.map((version) => facts.tarSum(version, Buffer.from(json)) ?? []);
          expect(v0).toEqual(expect.arrayContaining(plainTarSums(entries, 'v0', json)));
          expect(v1).toEqual(expect.arrayContaining(plainTarSums(entries, 'v1', json)));
          expect(dev).toEqual(v1?.map((sum) => sum.replace('.v1', '.dev')));
          expect(facts).toMatchObject({ entries: entries.length, end: hasEnd ? 'well' : 'open' });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[54] gives none when the archive is cut inside an entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), fc.nat(511), async (entries, cut) => {
        const tar = aTar(entries, { hasEnd: false });
        const facts = await inspectLayer(inPiecesOf(tar.subarray(0, cut + 1), 100), { tarSums: versions });
        if (cut < 511) expect(facts).toMatchObject({ isReadable: false, problem: 'truncated' });
        for (const version of versions) {
          if (!facts.isReadable) expect(facts.tarSum(version, Buffer.alloc(0))).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });
});
