/** An entry as its header block is to say it, and the headers that go before it. */
export interface RawEntry {
  readonly name: string;
  readonly typeflag: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mtime?: number;
  readonly linkname?: string;
  readonly uname?: string;
  readonly gname?: string;
  readonly devmajor?: number;
  readonly devminor?: number;
  readonly body?: Buffer;
  readonly pax?: Readonly<Record<string, string>>;
  readonly gnuName?: string;
  readonly gnuLink?: string | undefined;
}

const padded = (body: Buffer): Buffer =>
  Buffer.concat([body, Buffer.alloc((512 - (body.length % 512)) % 512)]);

function record(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`, 'latin1');
  for (let length = rest.length; ; length += 1) {
    const text = String(length);
    if (text.length + rest.length === length) return Buffer.concat([Buffer.from(text), rest]);
  }
}

function entryBytes(entry: RawEntry): Buffer {
  const body = entry.body ?? Buffer.alloc(0);
  const block = Buffer.alloc(512);
  const octal = (value: number, at: number, width: number) =>
    block.write(value.toString(8).padStart(width - 1, '0'), at, 'latin1');
  block.write(entry.name, 0, 100, 'latin1');
  octal(entry.mode ?? 0o644, 100, 8);
  octal(entry.uid ?? 0, 108, 8);
  octal(entry.gid ?? 0, 116, 8);
  octal(body.length, 124, 12);
  octal(entry.mtime ?? 0, 136, 12);
  block.fill(' ', 148, 156);
  block.write(entry.typeflag, 156, 1, 'latin1');
  block.write(entry.linkname ?? '', 157, 100, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(entry.uname ?? '', 265, 31, 'latin1');
  block.write(entry.gname ?? '', 297, 31, 'latin1');
  octal(entry.devmajor ?? 0, 329, 8);
  octal(entry.devminor ?? 0, 337, 8);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([block, padded(body)]);
}

/** A tar of exactly these entries. */
export function aTar(entries: readonly RawEntry[], { hasEnd = true } = {}): Buffer {
  const meta = (typeflag: string, body: Buffer) => entryBytes({ name: 'meta', typeflag, body });
  return Buffer.concat([
    ...entries.flatMap((entry) => [
      ...(entry.pax
        ? [meta('x', Buffer.concat(Object.entries(entry.pax).map(([key, value]) => record(key, value))))]
        : []),
      ...(entry.gnuName === undefined ? [] : [meta('L', Buffer.from(`${entry.gnuName}\0`, 'latin1'))]),
      ...(entry.gnuLink === undefined ? [] : [meta('K', Buffer.from(`${entry.gnuLink}\0`, 'latin1'))]),
      entryBytes(entry),
    ]),
    Buffer.alloc(hasEnd ? 1024 : 0),
  ]);
}
