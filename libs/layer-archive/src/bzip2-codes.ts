import type { BitReader } from './bit-reader.ts';
import { TarUnreadable } from './tar-header.ts';

const longestCode = 20;
const broken = (): TarUnreadable => new TarUnreadable('bzip2 codes');

/** A canonical code: by length, the largest value and what to take off to get the place in `symbols`. */
export interface HuffmanCode {
  readonly shortest: number;
  readonly longest: number;
  readonly limits: Int32Array;
  readonly bases: Int32Array;
  readonly symbols: readonly number[];
}

function readLengths(bits: BitReader, symbolCount: number): number[] {
  const lengths: number[] = [];
  let length = bits.read(5);
  while (lengths.length < symbolCount) {
    for (;;) {
      if (length < 1 || length > longestCode) throw broken();
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths.push(length);
  }
  return lengths;
}

function toCode(lengths: readonly number[]): HuffmanCode {
  const limits = new Int32Array(longestCode + 1).fill(-1);
  const bases = new Int32Array(longestCode + 1);
  const symbols: number[] = [];
  let value = 0;
  for (let length = 1; length <= longestCode; length += 1) {
    bases[length] = value - symbols.length;
    lengths.forEach((one, symbol) => {
      if (one === length) symbols.push(symbol);
    });
    value = symbols.length + (bases[length] ?? 0);
    limits[length] = value - 1;
    value *= 2;
  }
  return { shortest: Math.min(...lengths), longest: Math.max(...lengths), limits, bases, symbols };
}

/** The two to six codes of a block, and which of them each group of 50 symbols uses. */
export function readCodes(
  bits: BitReader,
  symbolCount: number,
): { readonly codes: readonly HuffmanCode[]; readonly selectors: Uint8Array } {
  const codeCount = bits.read(3);
  if (codeCount < 2 || codeCount > 6) throw broken();
  const selectors = new Uint8Array(bits.read(15));
  const front = [0, 1, 2, 3, 4, 5].slice(0, codeCount);
  for (let at = 0; at < selectors.length; at += 1) {
    let index = 0;
    while (bits.read(1) === 1) index += 1;
    const [selected] = front.splice(index, 1);
    if (selected === undefined) throw broken();
    front.unshift(selected);
    selectors[at] = selected;
  }
  const codes = Array.from({ length: codeCount }, () => toCode(readLengths(bits, symbolCount)));
  return { codes, selectors };
}
