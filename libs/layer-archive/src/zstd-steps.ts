import { Decompress } from 'fzstd';
import type { Steps } from './step-feed.ts';
import { TarUnreadable } from './tar-header.ts';

const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a5;
const maxWindowBytes = 32 * 1024 * 1024;
const maxBlockBytes = 128 * 1024;

/**
 * The reader moves its whole window for each block, however small the block. Streams of tiny blocks, which no compressor writes at
 * length, would turn few bytes into hours.
 */
const leastMoveBytes = 1024 * 1024;
const freeMoveBytes = 8 * 2 ** 30;
const movesPerUnpackedByte = 512;

interface FrameHeader {
  /** With the checksum's flag taken out, since checksums are skipped. */
  readonly bytes: Buffer;
  readonly windowBytes: number;
  readonly hasChecksum: boolean;
}

function* readFrameHeader(magic: Buffer): Generator<{ bytes: number }, FrameHeader, Buffer> {
  const descriptor = Buffer.from(yield { bytes: 1 });
  const flags = descriptor[0] ?? 0;
  const isSingleSegment = (flags & 0x20) !== 0;
  const hasDictionary = (flags & 3) !== 0;
  if ((flags & 8) !== 0 || hasDictionary) throw new TarUnreadable('a zstd frame of an unknown kind');
  const sizeBytes = flags >> 6 === 0 ? (isSingleSegment ? 1 : 0) : 1 << (flags >> 6);
  const rest = Buffer.from(yield { bytes: (isSingleSegment ? 0 : 1) + sizeBytes });
  let windowBytes: number;
  if (isSingleSegment) {
    windowBytes =
      sizeBytes === 8
        ? Number(rest.readBigUInt64LE())
        : rest.readUIntLE(0, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  } else {
    const exponent = (rest[0] ?? 0) >> 3;
    windowBytes = 2 ** (10 + exponent) * (1 + ((rest[0] ?? 0) & 7) / 8);
  }
  if (windowBytes > maxWindowBytes) throw new TarUnreadable('a zstd window', 'too-large');
  descriptor[0] = flags & ~4;
  return { bytes: Buffer.concat([magic, descriptor, rest]), windowBytes, hasChecksum: (flags & 4) !== 0 };
}

/**
 * zstd frames, whose sizes are looked at here before the blocks go to the reader one by one: it would take any window that is asked for.
 * Checksums are not compared.
 */
export function* zstdSteps(onData: (chunk: Buffer) => void): Steps {
  let unpackedBytes = 0;
  let movedBytes = 0;
  const onBlock = (block: Uint8Array): void => {
    unpackedBytes += block.length;
    if (block.length > 0) onData(Buffer.from(block));
  };
  for (;;) {
    const magic = Buffer.from(yield { bytes: 4, orLess: true });
    if (magic.length === 0) return;
    if (magic.length < 4) throw new TarUnreadable('a zstd frame is cut', 'truncated');
    const number = magic.readUInt32LE();
    if (number >>> 4 === skippableMagic) {
      let left = (yield { bytes: 4 }).readUInt32LE();
      while (left > 0) left -= (yield { bytes: Math.min(left, maxBlockBytes) }).length;
      continue;
    }
    if (number !== frameMagic) throw new TarUnreadable('not a zstd frame');
    const frame = yield* readFrameHeader(magic);
    const reader = new Decompress(onBlock);
    let pending = frame.bytes;
    for (let isLast = false; !isLast;) {
      const blockHeader = yield { bytes: 3 };
      const value = blockHeader.readUIntLE(0, 3);
      isLast = (value & 1) === 1;
      const isRun = ((value >> 1) & 3) === 1;
      if (value >> 3 > maxBlockBytes) throw new TarUnreadable('a zstd block');
      // A block goes in together with the next one's header: the reader keeps an empty rest for ever.
      reader.push(Buffer.concat([pending, blockHeader]));
      pending = Buffer.from(yield { bytes: isRun ? 1 : value >> 3 });
      movedBytes += Math.max(frame.windowBytes, leastMoveBytes);
      if (movedBytes > freeMoveBytes + unpackedBytes * movesPerUnpackedByte) {
        throw new TarUnreadable('zstd blocks too small', 'too-large');
      }
    }
    reader.push(pending, true);
    if (frame.hasChecksum) yield { bytes: 4 };
  }
}
