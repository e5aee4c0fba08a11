/**
 * One header block of a tar, read as the engines' tar reader of 2014 reads it (protocol 8.3). Text fields are byte strings: one
 * character per byte, so that names of any encoding are hashed as they stand.
 */
export interface TarHeader {
  readonly name: string;
  readonly mode: number | bigint;
  readonly uid: number | bigint;
  readonly gid: number | bigint;
  readonly size: number;
  /** Whole seconds. */
  readonly mtime: number | bigint;
  /** The header's byte itself: NUL for the old regular file. */
  readonly typeflag: string;
  readonly linkname: string;
  readonly uname: string;
  readonly gname: string;
  /** 0 for every type but devices, whatever the header says. */
  readonly devmajor: number | bigint;
  readonly devminor: number | bigint;
  /** Without the `SCHILY.xattr.` prefix. */
  readonly xattrs: ReadonlyMap<string, string>;
}

export const blockBytes = 512;

/** `malformed` is no tar, `truncated` one that is cut, `too-large` one that would cost more than is spent on a layer. */
export type TarProblem = 'malformed' | 'truncated' | 'too-large';

/** What makes an archive unreadable; the rest of it is not looked at. */
export class TarUnreadable extends Error {
  readonly problem: TarProblem;

  constructor(message: string, problem: TarProblem = 'malformed', options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

export function textField(block: Buffer, start: number, end: number): string {
  const nul = block.indexOf(0, start);
  return block.toString('latin1', start, nul < 0 || nul > end ? end : nul);
}

/** Octal text, or base-256: the marker bit dropped, the lowest 64 bits kept as signed. */
export function numberField(block: Buffer, start: number, end: number): number | bigint {
  if ((block[start] ?? 0) >= 0x80) {
    let value = BigInt((block[start] ?? 0) & 0x7f);
    for (let at = start + 1; at < end; at += 1) value = (value << 8n) | BigInt(block[at] ?? 0);
    return BigInt.asIntN(64, value);
  }
  const raw = block.toString('latin1', start, end).replace(/^[ \0]+|[ \0]+$/g, '');
  const text = (raw.split('\0')[0] ?? '').trim();
  if (text === '') return 0;
  if (!/^[0-7]+$/.test(text)) throw new TarUnreadable('a number field holds no number');
  return Number.parseInt(text, 8);
}

export function isChecksumRight(block: Buffer): boolean {
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < blockBytes; at += 1) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  const stated = Number(numberField(block, 148, 156));
  return stated === unsigned || stated === signed;
}

/** A size that body bytes can be counted by. */
export function sizeOf(value: number | bigint): number {
  const size = Number(value);
  if (!Number.isSafeInteger(size) || size < 0) throw new TarUnreadable('an entry states an impossible size');
  return size;
}

/** The header block alone, before pax and GNU headers in front of it change it. */
export function readHeaderBlock(block: Buffer): TarHeader {
  if (!isChecksumRight(block)) throw new TarUnreadable('header checksum');
  const typeflag = block.toString('latin1', 156, 157);
  const isUstar = block.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? textField(block, 345, 500) : '';
  const isDevice = isUstar && (typeflag === '3' || typeflag === '4');
  return {
    name: (prefix === '' ? '' : `${prefix}/`) + textField(block, 0, 100),
    mode: numberField(block, 100, 108),
    uid: numberField(block, 108, 116),
    gid: numberField(block, 116, 124),
    size: sizeOf(numberField(block, 124, 136)),
    mtime: numberField(block, 136, 148),
    typeflag,
    linkname: textField(block, 157, 257),
    uname: isUstar ? textField(block, 265, 297) : '',
    gname: isUstar ? textField(block, 297, 329) : '',
    devmajor: isDevice ? numberField(block, 329, 337) : 0,
    devminor: isDevice ? numberField(block, 337, 345) : 0,
    xattrs: new Map(),
  };
}
