import { BadAnswer, parseHead, type AnswerHead } from './answer-head.ts';
import { ChunkDecoder } from './chunk-decoder.ts';

/** Told in this order: one head, the body's bytes, its end. */
export interface AnswerEvents {
  onHead(head: AnswerHead): void;
  /** @param isLast nothing comes after these but the end, which is told all the same. */
  onData(bytes: Buffer, isLast: boolean): void;
  onEnd(isKept: boolean): void;
}

const headEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);

/** Reads the one answer to one question, however its bytes are cut. Interim answers (1xx) are passed over. */
export class AnswerReader {
  readonly #method: string;
  readonly #maxHeadBytes: number;
  readonly #events: AnswerEvents;
  #held: Buffer = nothing;
  #head: AnswerHead | undefined;
  #remaining = 0;
  #chunks: ChunkDecoder | undefined;
  #isOver = false;

  constructor(method: string, maxHeadBytes: number, events: AnswerEvents) {
    this.#method = method;
    this.#maxHeadBytes = maxHeadBytes;
    this.#events = events;
  }

  /** @throws BadAnswer; nothing may be read after that. */
  read(chunk: Buffer): void {
    let rest = chunk;
    while (!this.#head) {
      const bytes = this.#held.length === 0 ? rest : Buffer.concat([this.#held, rest]);
      const end = bytes.indexOf(headEnd);
      if ((end < 0 ? bytes.length : end) > this.#maxHeadBytes) throw new BadAnswer('the head is too long');
      if (end < 0) {
        this.#held = bytes;
        return;
      }
      this.#held = nothing;
      rest = bytes.subarray(end + headEnd.length);
      this.#begin(parseHead(bytes.toString('latin1', 0, end), this.#method));
    }
    if (this.#isOver) {
      if (rest.length > 0) throw new BadAnswer('more than one answer to one question');
    } else if (rest.length > 0) this.#readBody(this.#head, rest);
  }

  /** The service closed the connection. @throws BadAnswer unless that is how this answer ends */
  close(): void {
    if (this.#isOver) return;
    if (this.#head?.body !== 'until-close')
      throw new BadAnswer('the connection closed before the end of the answer');
    this.#end(this.#head);
  }

  #begin(head: AnswerHead): void {
    // Nothing here asks for another protocol.
    if (head.status === 101) throw new BadAnswer('an upgrade that nobody asked for');
    if (head.status < 200) return;
    this.#head = head;
    const { body } = head;
    if (body === 'chunked') this.#chunks = new ChunkDecoder();
    else if (typeof body === 'object') this.#remaining = body.bytes;
    this.#events.onHead(head);
    if (body === 'none' || (typeof body === 'object' && body.bytes === 0)) this.#end(head);
  }

  #readBody(head: AnswerHead, bytes: Buffer): void {
    if (head.body === 'until-close') {
      this.#events.onData(bytes, false);
      return;
    }
    if (this.#chunks) {
      const { taken, isEnd } = this.#chunks.decode(bytes, (data) => this.#events.onData(data, false));
      if (isEnd) this.#end(head, bytes.length - taken);
      return;
    }
    const taken = Math.min(bytes.length, this.#remaining);
    this.#remaining -= taken;
    const isLast = this.#remaining === 0;
    this.#events.onData(taken === bytes.length ? bytes : bytes.subarray(0, taken), isLast);
    if (isLast) this.#end(head, bytes.length - taken);
  }

  #end(head: AnswerHead, surplusBytes = 0): void {
    this.#isOver = true;
    // What comes behind the answer was not asked for: the answer stands, the connection does not.
    this.#events.onEnd(head.isKept && surplusBytes === 0);
  }
}
