import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const gzipFrame = 10 + 2 + 8;
const storedBlock = 65_535;
const entryName = 'file';

export interface SyntheticLayer {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** `tarsum+sha256:…` of this layer under an image's JSON (protocol 8.3, version 0). */
  tarSum(json: string | Uint8Array): string;
  /** `sha256:…` over the JSON, a line feed and the bytes (protocol 8.2). */
  payloadChecksum(json: string | Uint8Array): string;
}

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Repeatable bytes that do not look alike for two seeds. */
function content(sizeBytes: number, seed: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  for (let at = 0; at + 4 <= sizeBytes; at += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeUInt32LE(state >>> 0, at);
  }
  return bytes;
}

function tarOf(body: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(entryName, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.fill(' ', 148, 156);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc(1024)]);
}

/** Deflate's stored blocks; nothing is compressed, so that the length can be worked out beforehand. */
function stored(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += storedBlock) {
    const block = bytes.subarray(at, at + storedBlock);
    const head = Buffer.alloc(5);
    head.writeUInt8(at + storedBlock >= bytes.length ? 1 : 0, 0);
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(head, block);
  }
  return Buffer.concat(parts);
}

/**
 * A gzipped tar of exactly `sizeBytes` (at least 25), as an engine would send it. The rest that whole tar blocks leave
 * goes into gzip's extra field. Small ones hold an empty tar.
 */
export function syntheticLayer(sizeBytes: number, seed = 1): SyntheticLayer {
  const room = sizeBytes - gzipFrame;
  const overhead = (plain: number) => 5 * Math.max(1, Math.ceil(plain / storedBlock));
  let bodyBytes = Math.floor((room - 1536) / 512) * 512;
  while (bodyBytes > 0 && bodyBytes + 1536 + overhead(bodyBytes + 1536) > room) bodyBytes -= 512;
  const body = bodyBytes > 0 ? content(bodyBytes, seed) : undefined;
  const plain = body ? tarOf(body) : Buffer.alloc(0);
  const deflated = stored(plain);
  const extra = Buffer.alloc(room - deflated.length, seed & 0xff);
  if (extra.length > 0xffff) throw new Error('no such size');
  const head = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, extra.length & 0xff, extra.length >>> 8]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(plain), 0);
  trailer.writeUInt32LE(plain.length, 4);
  const bytes = Buffer.concat([head, extra, deflated, trailer]);

  const entryText = `name${entryName}mode420uid0gid0size${String(bodyBytes)}mtime0typeflag0linknameunamegnamedevmajor0devminor0`;
  const entries = body ? sha256(entryText, body) : '';
  return {
    bytes,
    sha256: sha256(bytes),
    tarSum: (json) => `tarsum+sha256:${sha256(json, entries)}`,
    payloadChecksum: (json) => `sha256:${sha256(json, '\n', bytes)}`,
  };
}
