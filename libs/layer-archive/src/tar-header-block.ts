import { blockBytes } from './tar-header.ts';

export interface TarHeaderValues {
  readonly name: Buffer;
  readonly linkname: Buffer;
  readonly typeflag: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly sizeBytes: number;
  /** Unix seconds. */
  readonly mtime: number;
}

const nameBytes = 100;
const sizeAt = 124;
const sizeWidth = 12;

/** Can an octal field of this width state the number? */
const fits = (value: number, width: number): boolean => value >= 0 && value < 8 ** (width - 1);

/** What fills the last block of a body. */
export const tarPadding = (sizeBytes: number): Buffer =>
  Buffer.alloc((blockBytes - (sizeBytes % blockBytes)) % blockBytes);

/**
 * A ustar header. A size of 8 GiB and more is stated in base 256, as GNU tar and Go's archive/tar read it, so that a header is one block
 * whatever the size turns out to be; other numbers that do not fit are 0 here, and names are cut.
 */
export function tarHeaderBlock(header: TarHeaderValues): Buffer {
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, at: number, width: number) => {
    const stated = fits(value, width) ? value : 0;
    block.write(`${stated.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1');
  };
  header.name.copy(block, 0, 0, nameBytes);
  octal(header.mode, 100, 8);
  octal(header.uid, 108, 8);
  octal(header.gid, 116, 8);
  octal(header.sizeBytes, sizeAt, sizeWidth);
  if (!fits(header.sizeBytes, sizeWidth)) {
    block.fill(0, sizeAt, sizeAt + sizeWidth);
    block[sizeAt] = 0x80;
    block.writeBigUInt64BE(BigInt(header.sizeBytes), sizeAt + 4);
  }
  octal(header.mtime, 136, 12);
  block.write('        ', 148, 'latin1');
  block.write(header.typeflag, 156, 'latin1');
  header.linkname.copy(block, 157, 0, nameBytes);
  block.write('ustar\x0000', 257, 'latin1');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}
