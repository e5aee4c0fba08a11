import { BadAnswer } from './answer-head.ts';

const longestLine = 4_096;
const sizeLine = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i;

/** A body in chunks (RFC 9112, 7.1), whose bytes are passed on as they come. Trailers are read and dropped. */
export class ChunkDecoder {
  #line = '';
  #state: 'size' | 'data' | 'data-end' | 'trailer' = 'size';
  #remaining = 0;

  /** @returns how many bytes of `chunk` were of the body and its frame, and whether it has ended. @throws BadAnswer */
  decode(
    chunk: Buffer,
    onData: (bytes: Buffer) => void,
  ): { readonly taken: number; readonly isEnd: boolean } {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === 'data') {
        const end = Math.min(chunk.length, at + this.#remaining);
        this.#remaining -= end - at;
        onData(chunk.subarray(at, end));
        at = end;
        if (this.#remaining === 0) this.#state = 'data-end';
        continue;
      }
      const newline = chunk.indexOf(0x0a, at);
      const end = newline < 0 ? chunk.length : newline + 1;
      this.#line += chunk.toString('latin1', at, end);
      if (this.#line.length > longestLine) throw new BadAnswer('the frame of a chunk is too long');
      at = end;
      if (newline >= 0 && this.#endLine()) return { taken: at, isEnd: true };
    }
    return { taken: at, isEnd: false };
  }

  #endLine(): boolean {
    const line = this.#line;
    this.#line = '';
    if (!line.endsWith('\r\n')) throw new BadAnswer('a line of a chunk ends without CR');
    const text = line.slice(0, -2);
    if (this.#state === 'trailer') return text === '';
    if (this.#state === 'data-end') {
      if (text !== '') throw new BadAnswer('a chunk is longer than it said');
      this.#state = 'size';
      return false;
    }
    const size = sizeLine.exec(text)?.[1];
    if (size === undefined) throw new BadAnswer('a chunk without a size');
    this.#remaining = Number.parseInt(size, 16);
    this.#state = this.#remaining === 0 ? 'trailer' : 'data';
    return false;
  }
}
