import { TarUnreadable } from './tar-header.ts';

export interface UnpackLimits {
  /** Unpacked bytes after which no more is looked at. */
  readonly maxUnpackedBytes?: number;
  /** Unpacked bytes for each packed one, once the layer is larger than any ratio matters for. */
  readonly maxRatio?: number;
}

const defaultMaxUnpackedBytes = 256 * 2 ** 30;
/** Layers of zeros are real and pack 1 to 1000 with gzip: up to `freeBytes` any ratio is looked at. */
const defaultMaxRatio = 200;
const freeBytes = 4 * 2 ** 30;

/** What a bomb may cost. */
export class UnpackLimit {
  readonly #maxUnpackedBytes: number;
  readonly #maxRatio: number;
  #packedBytes = 0;
  #unpackedBytes = 0;

  constructor(limits: UnpackLimits) {
    this.#maxUnpackedBytes = limits.maxUnpackedBytes ?? defaultMaxUnpackedBytes;
    this.#maxRatio = limits.maxRatio ?? defaultMaxRatio;
  }

  get unpackedBytes(): number {
    return this.#unpackedBytes;
  }

  takePacked(bytes: number): void {
    this.#packedBytes += bytes;
  }

  /** @throws TarUnreadable `too-large` */
  takeUnpacked(bytes: number): void {
    this.#unpackedBytes += bytes;
    const allowed = Math.max(freeBytes, this.#packedBytes * this.#maxRatio);
    if (this.#unpackedBytes > Math.min(this.#maxUnpackedBytes, allowed)) {
      throw new TarUnreadable('unpacks to more than is looked at', 'too-large');
    }
  }
}
