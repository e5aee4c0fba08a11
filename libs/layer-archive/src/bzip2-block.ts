import type { BitReader } from './bit-reader.ts';
import { readCodes, type HuffmanCode } from './bzip2-codes.ts';
import type { Wanted } from './step-feed.ts';
import { TarUnreadable } from './tar-header.ts';

const outputBytes = 64 * 1024;
const groupSymbols = 50;
/** Wants nothing, but lets other work through: a block takes up to a second. */
const pause = { bytes: 0 };
const symbolsBetweenPauses = 20_000;
type Pauses<Result> = Generator<Wanted, Result, Buffer>;
const broken = (): TarUnreadable => new TarUnreadable('bzip2 data');

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ ((crc & 0x80000000) === 0 ? 0 : 0x04c11db7);
  return crc >>> 0;
});

function readUsedBytes(bits: BitReader): Uint8Array {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range += 1) {
    if (((ranges >> (15 - range)) & 1) === 0) continue;
    const members = bits.read(16);
    for (let index = 0; index < 16; index += 1) {
      if (((members >> (15 - index)) & 1) === 1) used.push(range * 16 + index);
    }
  }
  if (used.length === 0) throw broken();
  return Uint8Array.from(used);
}

function decodeSymbol(bits: BitReader, code: HuffmanCode): number {
  let length = code.shortest;
  let value = bits.read(length);
  while (length < code.longest && value > (code.limits[length] ?? -1)) {
    value = (value << 1) | bits.read(1);
    length += 1;
  }
  const symbol = code.symbols[value - (code.bases[length] ?? 0)];
  if (value > (code.limits[length] ?? -1) || symbol === undefined) throw broken();
  return symbol;
}

/** Fills `block` with the bytes before the sorting transform is undone. @returns how many */
function* readSymbols(bits: BitReader, block: Uint32Array): Pauses<number> {
  const front = readUsedBytes(bits);
  const { codes, selectors } = readCodes(bits, front.length + 2);
  const endOfBlock = front.length + 1;
  let count = 0;
  let run = 0;
  let runShift = 0;
  for (let read = 0; ; read += 1) {
    if (read % symbolsBetweenPauses === 0) yield pause;
    const code = codes[selectors[Math.floor(read / groupSymbols)] ?? -1];
    if (!code) throw broken();
    const symbol = decodeSymbol(bits, code);
    if (symbol <= 1) {
      run += (symbol + 1) * 2 ** runShift;
      runShift += 1;
      if (count + run > block.length) throw broken();
      continue;
    }
    if (run > 0) {
      block.fill(front[0] ?? 0, count, count + run);
      count += run;
      run = runShift = 0;
    }
    if (symbol === endOfBlock) return count;
    if (count >= block.length) throw broken();
    const byte = front[symbol - 1];
    if (byte === undefined) throw broken();
    front.copyWithin(1, 0, symbol - 1);
    front[0] = byte;
    block[count] = byte;
    count += 1;
  }
}

/** The upper 24 bits of each element become the place of the byte that comes after it. */
function linkSorted(block: Uint32Array, count: number): void {
  const starts = new Uint32Array(257);
  for (let at = 0; at < count; at += 1) {
    const byte = (block[at] ?? 0) & 0xff;
    starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
  }
  for (let byte = 1; byte <= 256; byte += 1) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0);
  for (let at = 0; at < count; at += 1) {
    const byte = (block[at] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    block[place] = (block[place] ?? 0) | (at << 8);
  }
}

/**
 * One block after its magic: at most 46 MB come out of 900 kB, in pieces.
 * @param block as long as the stream's level says; its contents are of no account
 * @returns the checksum, which was compared
 */
export function* readBzip2Block(
  bits: BitReader,
  block: Uint32Array,
  onData: (chunk: Buffer) => void,
): Pauses<number> {
  const statedCrc = bits.read32();
  if (bits.read(1) === 1) throw broken();
  const origin = bits.read(24);
  const count = yield* readSymbols(bits, block);
  yield pause;
  if (origin >= count) throw broken();
  linkSorted(block, count);

  let output = Buffer.allocUnsafeSlow(outputBytes);
  let outputAt = 0;
  let crc = 0xffffffff;
  const put = (byte: number): void => {
    crc = (crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 0xff] ?? 0);
    output[outputAt] = byte;
    outputAt += 1;
    if (outputAt < outputBytes) return;
    onData(output);
    output = Buffer.allocUnsafeSlow(outputBytes);
    outputAt = 0;
  };
  let link = (block[origin] ?? 0) >>> 8;
  let previous = -1;
  let sameInRow = 0;
  for (let left = count; left > 0; left -= 1) {
    if (left % symbolsBetweenPauses === 0) yield pause;
    const element = block[link] ?? 0;
    const byte = element & 0xff;
    link = element >>> 8;
    if (sameInRow === 4) {
      for (let copies = byte; copies > 0; copies -= 1) put(previous);
      sameInRow = 0;
      previous = -1;
      continue;
    }
    sameInRow = byte === previous ? sameInRow + 1 : 1;
    previous = byte;
    put(byte);
  }
  if (outputAt > 0) onData(output.subarray(0, outputAt));
  if (~crc >>> 0 !== statedCrc) throw broken();
  return statedCrc;
}
