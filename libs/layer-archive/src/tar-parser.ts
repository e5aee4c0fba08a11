import { applyPax, readPaxRecords } from './pax-records.ts';
import { blockBytes, readHeaderBlock, TarUnreadable, type TarHeader } from './tar-header.ts';

export interface TarSink {
  onEntry(header: TarHeader): void;
  onBody(chunk: Buffer): void;
  onEntryEnd(): void;
}

export interface TarLimits {
  /** Bytes of one pax or GNU long-name header. */
  readonly metaBytes: number;
  readonly entries: number;
}

export const defaultTarLimits: TarLimits = { metaBytes: 1024 * 1024, entries: 500_000 };

const zeroBlock = Buffer.alloc(blockBytes);
const noRecords: ReadonlyMap<string, string> = new Map();

/** How an archive ended: `well` with two zero blocks, `open` with none or one, at a boundary, as engines up to 1.2 send it. */
export type TarEnd = 'well' | 'open';

/**
 * A tar, fed piece by piece. Holds one block and at most `metaBytes`, however large the archive. `push` and `finish` throw
 * TarUnreadable, after which the parser is not to be used.
 */
export class TarParser {
  readonly #sink: TarSink;
  readonly #limits: TarLimits;
  #block: Buffer = Buffer.alloc(0);
  #bodyLeft = 0;
  #paddingLeft = 0;
  #meta: { readonly typeflag: string; readonly body: Buffer } | undefined;
  #isInEntry = false;
  #pax: ReadonlyMap<string, string> = noRecords;
  #longName: string | undefined;
  #longLink: string | undefined;
  #zeroBlocks = 0;
  #entries = 0;

  constructor(sink: TarSink, limits: TarLimits = defaultTarLimits) {
    this.#sink = sink;
    this.#limits = limits;
  }

  push(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0 && this.#zeroBlocks < 2) {
      if (this.#bodyLeft > 0) rest = this.#takeBody(rest);
      else if (this.#paddingLeft > 0) {
        const taken = Math.min(this.#paddingLeft, rest.length);
        this.#paddingLeft -= taken;
        rest = rest.subarray(taken);
      } else rest = this.#takeBlock(rest);
    }
  }

  finish(): TarEnd {
    if (this.#bodyLeft > 0) throw new TarUnreadable('a body is cut', 'truncated');
    if (this.#block.length > 0) throw new TarUnreadable('a header is cut', 'truncated');
    return this.#zeroBlocks >= 2 ? 'well' : 'open';
  }

  #takeBody(chunk: Buffer): Buffer {
    const taken = chunk.subarray(0, Math.min(this.#bodyLeft, chunk.length));
    if (this.#meta) taken.copy(this.#meta.body, this.#meta.body.length - this.#bodyLeft);
    else this.#sink.onBody(taken);
    this.#bodyLeft -= taken.length;
    if (this.#bodyLeft === 0) this.#endBody();
    return chunk.subarray(taken.length);
  }

  #takeBlock(chunk: Buffer): Buffer {
    const wanted = blockBytes - this.#block.length;
    const taken = chunk.subarray(0, wanted);
    const block = this.#block.length === 0 ? taken : Buffer.concat([this.#block, taken]);
    if (block.length < blockBytes) {
      this.#block = Buffer.from(block);
      return chunk.subarray(taken.length);
    }
    this.#block = Buffer.alloc(0);
    if (block.equals(zeroBlock)) this.#zeroBlocks += 1;
    else if (this.#zeroBlocks > 0) throw new TarUnreadable('a zero block, then one that is not');
    else this.#startEntry(block);
    return chunk.subarray(taken.length);
  }

  #startEntry(block: Buffer): void {
    let header = readHeaderBlock(block);
    const isMeta = header.typeflag === 'x' || header.typeflag === 'L' || header.typeflag === 'K';
    if (isMeta) {
      if (header.size > this.#limits.metaBytes) throw new TarUnreadable('a long header', 'too-large');
      this.#meta = { typeflag: header.typeflag, body: Buffer.alloc(header.size) };
    } else {
      this.#entries += 1;
      if (this.#entries > this.#limits.entries)
        throw new TarUnreadable('more entries than are looked at', 'too-large');
      if (this.#pax !== noRecords) header = applyPax(header, this.#pax);
      header = {
        ...header,
        name: this.#longName ?? header.name,
        linkname: this.#longLink ?? header.linkname,
      };
      this.#pax = noRecords;
      this.#longName = this.#longLink = undefined;
      this.#isInEntry = true;
      this.#sink.onEntry(header);
    }
    this.#bodyLeft = header.size;
    this.#paddingLeft = (blockBytes - (header.size % blockBytes)) % blockBytes;
    if (header.size === 0) this.#endBody();
  }

  #endBody(): void {
    if (this.#isInEntry) {
      this.#isInEntry = false;
      this.#sink.onEntryEnd();
      return;
    }
    const meta = this.#meta;
    this.#meta = undefined;
    if (!meta) return;
    const { body } = meta;
    if (meta.typeflag === 'x') {
      this.#pax = readPaxRecords(body);
      return;
    }
    const nul = body.indexOf(0);
    const text = body.toString('latin1', 0, nul < 0 ? body.length : nul);
    if (meta.typeflag === 'L') this.#longName = text;
    else this.#longLink = text;
  }
}
