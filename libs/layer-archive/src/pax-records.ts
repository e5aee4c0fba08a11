import { sizeOf, TarUnreadable, type TarHeader } from './tar-header.ts';

const xattrPrefix = 'SCHILY.xattr.';

/** `length key=value\n` records (POSIX pax), byte strings. */
export function readPaxRecords(body: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const text = space < 0 ? '' : body.toString('latin1', at, space);
    const length = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (length < space - at + 3 || at + length > body.length) throw new TarUnreadable('a pax record');
    const record = body.toString('latin1', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals < 0) throw new TarUnreadable('a pax record');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** Fractions are cut off, not rounded (protocol 8.3). */
function wholeNumber(text: string): bigint {
  const whole = text.split('.')[0] ?? '';
  if (!/^[+-]?\d{1,30}$/.test(whole)) throw new TarUnreadable('a pax number');
  return BigInt(whole);
}

export function applyPax(header: TarHeader, records: ReadonlyMap<string, string>): TarHeader {
  const text = (key: string, otherwise: string) => records.get(key) ?? otherwise;
  const number = (key: string, otherwise: number | bigint) => {
    const value = records.get(key);
    return value === undefined ? otherwise : wholeNumber(value);
  };
  return {
    ...header,
    name: text('path', header.name),
    linkname: text('linkpath', header.linkname),
    uname: text('uname', header.uname),
    gname: text('gname', header.gname),
    uid: number('uid', header.uid),
    gid: number('gid', header.gid),
    size: sizeOf(number('size', header.size)),
    mtime: number('mtime', header.mtime),
    xattrs: new Map(
      [...records]
        .filter(([key]) => key.startsWith(xattrPrefix))
        .map(([key, value]) => [key.slice(xattrPrefix.length), value]),
    ),
  };
}
