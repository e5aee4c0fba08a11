import { LzmaDecoder } from './lzma-decoder.ts';
import type { Steps } from './step-feed.ts';
import { TarUnreadable } from './tar-header.ts';

const magic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const lzma2 = 0x21;
/** That of `xz -9`. */
const maxDictionaryBytes = 64 * 1024 * 1024;
const checkBytes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const broken = (): TarUnreadable => new TarUnreadable('not xz, or of a kind that is not read');

function dictionaryBytesOf(property: number): number {
  const size = (2 | (property & 1)) * 2 ** ((property >> 1) + 11);
  if (property > 40) throw broken();
  if (size > maxDictionaryBytes) throw new TarUnreadable('an xz dictionary', 'too-large');
  return size;
}

/** Only LZMA2 alone, which is what `xz` writes unless it is told to filter machine code. */
function dictionaryOf(blockHeader: Buffer): number {
  const flags = blockHeader[0] ?? 0;
  let at = 1;
  for (const isStated of [flags & 0x40, flags & 0x80]) {
    if (isStated === 0) continue;
    while (((blockHeader[at] ?? 0) & 0x80) !== 0) at += 1;
    at += 1;
  }
  if ((flags & 3) !== 0 || blockHeader[at] !== lzma2 || blockHeader[at + 1] !== 1) throw broken();
  return dictionaryBytesOf(blockHeader[at + 2] ?? 0xff);
}

/** @returns how many bytes the chunks took */
function* readLzma2(decoder: LzmaDecoder): Generator<{ bytes: number }, number, Buffer> {
  let taken = 1;
  let isStateKnown = false;
  let isDictionaryKnown = false;
  for (;;) {
    const control = (yield { bytes: 1 })[0] ?? 0;
    if (control === 0) return taken;
    if (control === 1 || control >= 0xe0) {
      decoder.resetDictionary();
      isDictionaryKnown = true;
    }
    if (!isDictionaryKnown) throw broken();
    if (control < 0x80) {
      if (control > 2) throw broken();
      const length = (yield { bytes: 2 }).readUInt16BE() + 1;
      decoder.copy(yield { bytes: length });
      taken += 3 + length;
      continue;
    }
    const hasProperties = control >= 0xc0;
    const header = yield { bytes: hasProperties ? 5 : 4 };
    const unpackedBytes = ((control & 0x1f) << 16) + header.readUInt16BE() + 1;
    const packedBytes = header.readUInt16BE(2) + 1;
    if (hasProperties) decoder.setProperties(header[4] ?? 0xff);
    if (control >= 0xa0) decoder.resetState();
    isStateKnown ||= hasProperties;
    if (!isStateKnown || packedBytes < 5) throw broken();
    taken += 1 + header.length + packedBytes;
    decoder.decode(yield { bytes: packedBytes }, unpackedBytes);
  }
}

function* readNumber(): Generator<{ bytes: number }, { value: number; length: number }, Buffer> {
  let value = 0;
  for (let length = 1; length <= 9; length += 1) {
    const byte = (yield { bytes: 1 })[0] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (length - 1));
    if (byte < 0x80) return { value, length };
  }
  throw broken();
}

const paddingFor = (length: number): number => (4 - (length % 4)) % 4;

/** The index, whose first byte was read, and the stream's footer. Both repeat what is known, so only their form is looked at. */
function* readIndex(): Generator<{ bytes: number }, void, Buffer> {
  const records = yield* readNumber();
  let length = 1 + records.length;
  for (let left = records.value * 2; left > 0; left -= 1) length += (yield* readNumber()).length;
  yield { bytes: paddingFor(length) + 4 };
  const footer = yield { bytes: 12 };
  if (footer.toString('latin1', 10) !== 'YZ') throw broken();
}

/** xz streams, one after the other. Checks are not compared: what is stored has a digest of its own. */
export function* xzSteps(onData: (chunk: Buffer) => void): Steps {
  let decoder: LzmaDecoder | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const head = Buffer.from(yield { bytes: 4, orLess: true });
    if (head.length === 0 && !isFirst) return;
    if (head.length < 4) throw new TarUnreadable('an xz stream is cut', 'truncated');
    if (!isFirst && head.readUInt32LE() === 0) continue;
    const header = Buffer.concat([head, yield { bytes: 8 }]);
    const check = checkBytes[header[7] ?? 0];
    if (!header.subarray(0, 6).equals(magic) || header[6] !== 0 || check === undefined) throw broken();
    for (;;) {
      const sizeByte = (yield { bytes: 1 })[0] ?? 0;
      if (sizeByte === 0) break;
      const blockHeader = yield { bytes: (sizeByte + 1) * 4 - 1 };
      const dictionaryBytes = dictionaryOf(blockHeader);
      // Kept from block to block: many small ones could ask for many large dictionaries.
      if (!decoder || decoder.dictionaryBytes < dictionaryBytes) {
        decoder = new LzmaDecoder(dictionaryBytes, onData);
      }
      const taken = yield* readLzma2(decoder);
      yield { bytes: paddingFor(taken) + check };
    }
    yield* readIndex();
  }
}
