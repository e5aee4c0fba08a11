import { TarUnreadable } from './tar-header.ts';

/** Bits of a buffer, the highest first. */
export class BitReader {
  readonly #bytes: Buffer;
  #at = 0;
  #value = 0;
  #count = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** @param width at most 24 @throws TarUnreadable `truncated` at the end of the buffer */
  read(width: number): number {
    while (this.#count < width) {
      if (this.#at >= this.#bytes.length) throw new TarUnreadable('compressed data is cut', 'truncated');
      this.#value = (this.#value << 8) | (this.#bytes[this.#at] ?? 0);
      this.#at += 1;
      this.#count += 8;
    }
    this.#count -= width;
    const bits = this.#value >>> this.#count;
    this.#value &= (1 << this.#count) - 1;
    return bits;
  }

  read32(): number {
    return ((this.read(16) << 16) | this.read(16)) >>> 0;
  }

  alignToByte(): void {
    this.#count -= this.#count % 8;
    this.#value = this.#count === 0 ? 0 : this.#value & ((1 << this.#count) - 1);
  }

  /** What is left, from the byte that the next bit is in, and how many of its bits are read. */
  rest(): { readonly bytes: Buffer; readonly skippedBits: number } {
    const whole = Math.ceil(this.#count / 8);
    return { bytes: this.#bytes.subarray(this.#at - whole), skippedBits: whole * 8 - this.#count };
  }
}
