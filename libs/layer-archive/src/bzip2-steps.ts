import { BitReader } from './bit-reader.ts';
import { readBzip2Block } from './bzip2-block.ts';
import type { Steps } from './step-feed.ts';
import { TarUnreadable } from './tar-header.ts';

const levelBytes = 100_000;
/** Room for a block that no compressor made smaller, and the end of its stream. */
const blockInputBytes = (level: number): number => 25_000 + level * levelBytes * 1.25;
const streamHeader = 'BZh';
const broken = (): TarUnreadable => new TarUnreadable('not bzip2');

/** bzip2 streams, one after the other. */
export function* bzip2Steps(onData: (chunk: Buffer) => void): Steps {
  let input: Buffer = Buffer.alloc(0);
  let skippedBits = 0;
  let level = 0;
  let streamCrc = 0;
  let block = new Uint32Array(0);
  for (;;) {
    const least = blockInputBytes(level);
    if (input.length < least) {
      // Twice what is needed, so that small blocks do not have the rest copied for each of them.
      const more = yield { bytes: 2 * least - input.length, orLess: true };
      if (more.length > 0) input = Buffer.concat([input, more]);
    }
    if (level === 0) {
      if (input.length === 0) return;
      level = (input[3] ?? 0) - 0x30;
      if (input.toString('latin1', 0, 3) !== streamHeader || level < 1 || level > 9) throw broken();
      input = input.subarray(4);
      streamCrc = 0;
      if (block.length < level * levelBytes) block = new Uint32Array(level * levelBytes);
      continue;
    }
    const bits = new BitReader(input);
    bits.read(skippedBits);
    const magic = bits.read(24) * 2 ** 24 + bits.read(24);
    if (magic === 0x314159265359) {
      const crc = yield* readBzip2Block(bits, block.subarray(0, level * levelBytes), onData);
      streamCrc = (((streamCrc << 1) | (streamCrc >>> 31)) ^ crc) >>> 0;
    } else if (magic === 0x177245385090) {
      if (bits.read32() !== streamCrc) throw broken();
      bits.alignToByte();
      level = 0;
    } else throw broken();
    ({ bytes: input, skippedBits } = bits.rest());
  }
}
