import { TarUnreadable } from './tar-header.ts';

/** Where each group of probabilities starts in the one array of them. */
const isMatch = 0;
const isRep = isMatch + 192;
const isRepG0 = isRep + 12;
const isRepG1 = isRepG0 + 12;
const isRepG2 = isRepG1 + 12;
const isRep0Long = isRepG2 + 12;
const slots = isRep0Long + 192;
const special = slots + 256;
const align = special + 128;
const lengths = align + 16;
const repLengths = lengths + 514;
const literals = repLengths + 514;
const probabilities = literals + (0x300 << 4);

const leastWindowBytes = 64 * 1024;
const broken = (): TarUnreadable => new TarUnreadable('lzma data');

/** LZMA as LZMA2 carries it: chunks that say how much goes in and comes out. */
export class LzmaDecoder {
  readonly dictionaryBytes: number;
  readonly #onData: (chunk: Buffer) => void;
  readonly #window: Buffer;
  readonly #probs = new Uint16Array(probabilities);
  #at = 0;
  #flushedAt = 0;
  /** Since the dictionary was last reset. */
  #total = 0;
  #input: Buffer = Buffer.alloc(0);
  #inputAt = 0;
  #range = 0;
  #code = 0;
  #state = 0;
  #reps: [number, number, number, number] = [0, 0, 0, 0];
  #lc = 0;
  #lpMask = 0;
  #pbMask = 0;

  constructor(dictionaryBytes: number, onData: (chunk: Buffer) => void) {
    this.dictionaryBytes = dictionaryBytes;
    this.#window = Buffer.alloc(Math.max(dictionaryBytes, leastWindowBytes));
    this.#onData = onData;
  }

  resetDictionary(): void {
    this.#total = 0;
  }

  setProperties(byte: number): void {
    const lc = byte % 9;
    const lp = Math.floor(byte / 9) % 5;
    if (byte > 224 || lc + lp > 4) throw broken();
    this.#lc = lc;
    this.#lpMask = (1 << lp) - 1;
    this.#pbMask = (1 << Math.floor(byte / 45)) - 1;
  }

  resetState(): void {
    this.#state = 0;
    this.#reps = [0, 0, 0, 0];
    this.#probs.fill(1024);
  }

  copy(bytes: Buffer): void {
    for (const byte of bytes) this.#put(byte);
    this.#flush();
  }

  decode(input: Buffer, unpackedBytes: number): void {
    this.#input = input;
    this.#code = input.readUInt32BE(1);
    this.#inputAt = 5;
    this.#range = 0xffffffff;
    let left = unpackedBytes;
    while (left > 0) left -= this.#decodeSymbol(left);
    this.#normalise();
    if (this.#inputAt !== input.length || this.#code !== 0) throw broken();
    this.#flush();
  }

  /** @returns how many bytes came out */
  #decodeSymbol(left: number): number {
    const posState = this.#total & this.#pbMask;
    const state = this.#state;
    if (this.#bit(isMatch + (state << 4) + posState) === 0) {
      this.#decodeLiteral();
      return 1;
    }
    let length: number;
    if (this.#bit(isRep + state) === 0) {
      length = this.#decodeLength(lengths, posState);
      this.#reps = [this.#decodeDistance(length), this.#reps[0], this.#reps[1], this.#reps[2]];
      this.#state = state < 7 ? 7 : 10;
    } else {
      const [rep0, rep1, rep2, rep3] = this.#reps;
      if (this.#bit(isRepG0 + state) === 0) {
        if (this.#bit(isRep0Long + (state << 4) + posState) === 0) {
          this.#state = state < 7 ? 9 : 11;
          this.#repeat(1);
          return 1;
        }
      } else if (this.#bit(isRepG1 + state) === 0) this.#reps = [rep1, rep0, rep2, rep3];
      else if (this.#bit(isRepG2 + state) === 0) this.#reps = [rep2, rep0, rep1, rep3];
      else this.#reps = [rep3, rep0, rep1, rep2];
      length = this.#decodeLength(repLengths, posState);
      this.#state = state < 7 ? 8 : 11;
    }
    if (length > left) throw broken();
    this.#repeat(length);
    return length;
  }

  #decodeLiteral(): void {
    const previous = this.#total === 0 ? 0 : this.#byteBack(0);
    const context = ((this.#total & this.#lpMask) << this.#lc) + (previous >> (8 - this.#lc));
    const base = literals + 0x300 * context;
    let symbol = 1;
    if (this.#state >= 7) {
      let matched = this.#byteBack(this.#reps[0]);
      for (let isSame = true; isSame && symbol < 0x100;) {
        const expected = (matched >> 7) & 1;
        matched <<= 1;
        const bit = this.#bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        isSame = bit === expected;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(base + symbol);
    this.#put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  #decodeLength(base: number, posState: number): number {
    if (this.#bit(base) === 0) return 2 + this.#tree(base + 2 + (posState << 3), 3);
    if (this.#bit(base + 1) === 0) return 10 + this.#tree(base + 130 + (posState << 3), 3);
    return 18 + this.#tree(base + 258, 8);
  }

  #decodeDistance(length: number): number {
    const slot = this.#tree(slots + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const distance = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return distance + this.#reverseTree(special + distance - slot, bits);
    let direct = 0;
    for (let count = bits - 4; count > 0; count -= 1) direct = direct * 2 + this.#directBit();
    return distance + direct * 16 + this.#reverseTree(align, 4);
  }

  #tree(base: number, bits: number): number {
    let symbol = 1;
    for (let count = bits; count > 0; count -= 1) symbol = (symbol << 1) | this.#bit(base + symbol);
    return symbol - (1 << bits);
  }

  #reverseTree(base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      const bit = this.#bit(base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << index;
    }
    return value;
  }

  #normalise(): void {
    if (this.#range >= 0x1000000) return;
    if (this.#inputAt >= this.#input.length) throw broken();
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | (this.#input[this.#inputAt] ?? 0)) >>> 0;
    this.#inputAt += 1;
  }

  #bit(index: number): number {
    this.#normalise();
    const chance = this.#probs[index] ?? 0;
    const bound = (this.#range >>> 11) * chance;
    if (this.#code < bound) {
      this.#range = bound;
      this.#probs[index] = chance + ((2048 - chance) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    this.#probs[index] = chance - (chance >> 5);
    return 1;
  }

  #directBit(): number {
    this.#normalise();
    this.#range >>>= 1;
    if (this.#code < this.#range) return 0;
    this.#code -= this.#range;
    return 1;
  }

  #byteBack(distance: number): number {
    if (distance >= this.#total || distance >= this.dictionaryBytes) throw broken();
    const at = this.#at - distance - 1;
    return this.#window[at < 0 ? at + this.#window.length : at] ?? 0;
  }

  #repeat(length: number): void {
    const [distance] = this.#reps;
    for (let count = length; count > 0; count -= 1) this.#put(this.#byteBack(distance));
  }

  #put(byte: number): void {
    this.#window[this.#at] = byte;
    this.#at += 1;
    this.#total += 1;
    if (this.#at < this.#window.length) return;
    this.#flush();
    this.#at = this.#flushedAt = 0;
  }

  #flush(): void {
    if (this.#at > this.#flushedAt)
      this.#onData(Buffer.from(this.#window.subarray(this.#flushedAt, this.#at)));
    this.#flushedAt = this.#at;
  }
}
