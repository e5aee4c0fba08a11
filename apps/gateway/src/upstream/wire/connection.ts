import { connect, type Socket } from 'node:net';
import { AnswerReader, type AnswerEvents } from './answer-reader.ts';
import type { AnswerHead } from './answer-head.ts';
import { headOf, type Question } from './question.ts';

/** Told what becomes of one question. After `onEnd` or `onError` nothing more comes. */
export interface AnswerHandler {
  /** @param abort gives the question up; `onError` is told its reason. */
  onStart(abort: (reason: Error) => void): void;
  /** @param resume after `onData` said that it is enough for now. */
  onHead(head: Pick<AnswerHead, 'status' | 'reason' | 'headers'>, resume: () => void): void;
  /** @returns false when no more is wanted until `resume`. */
  onData(bytes: Buffer, isLast: boolean): boolean;
  onEnd(): void;
  onError(error: Error): void;
}

/** Nothing of the question can have reached anybody. */
export class Unreached extends Error {}

export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  /** The longest silence in an answer that is read. */
  readonly silenceMs: number;
  readonly maxHeadBytes: number;
  /** The answer has ended and the connection can be asked again. */
  readonly onFree: (connection: Connection) => void;
  readonly onClosed: (connection: Connection) => void;
}

/** A connection to a service, with one question at a time. */
export class Connection implements AnswerEvents {
  readonly #settings: ConnectionSettings;
  readonly #socket: Socket;
  #reader: AnswerReader | undefined;
  #handler: AnswerHandler | undefined;
  #isConnected = false;
  #connecting: NodeJS.Timeout | undefined;
  readonly #resume = (): void => void this.#socket.resume();

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    const { host, port } = settings;
    const socket = connect({ host, port, noDelay: true });
    this.#socket = socket;
    this.#connecting = setTimeout(
      () => this.#fail(new Error('the connection took too long')),
      settings.connectTimeoutMs,
    );
    socket.setTimeout(settings.silenceMs, () => this.#onSilence());
    socket.once('connect', () => {
      this.#isConnected = true;
      clearTimeout(this.#connecting);
    });
    socket.on('data', (chunk: Buffer) => this.#try((reader) => reader.read(chunk)));
    socket.once('end', () => this.#try((reader) => reader.close()));
    socket.on('error', (error) => this.#fail(error));
    socket.once('close', () => {
      this.#fail(new Error('the connection closed'));
      settings.onClosed(this);
    });
  }

  ask(question: Question, handler: AnswerHandler): void {
    this.#handler = handler;
    this.#reader = new AnswerReader(question.method, this.#settings.maxHeadBytes, this);
    handler.onStart((reason) => {
      // An abort that comes late is not one of the next question.
      if (this.#handler === handler) this.#fail(reason, { isAbort: true });
    });
    if (this.#handler !== handler) return;
    const socket = this.#socket;
    if (question.body && question.body.length > 0) {
      socket.cork();
      socket.write(headOf(question), 'latin1');
      socket.write(question.body);
      socket.uncork();
    } else socket.write(headOf(question), 'latin1');
  }

  destroy(): void {
    this.#socket.destroy();
  }

  onHead(head: AnswerHead): void {
    this.#handler?.onHead(head, this.#resume);
  }

  onData(bytes: Buffer, isLast: boolean): void {
    if (this.#handler?.onData(bytes, isLast) === false && !isLast) this.#socket.pause();
  }

  onEnd(isKept: boolean): void {
    const handler = this.#handler;
    this.#handler = undefined;
    this.#reader = undefined;
    if (isKept) {
      this.#socket.resume();
      this.#settings.onFree(this);
    } else this.#socket.destroy();
    handler?.onEnd();
  }

  /** What comes while nothing was asked ends the connection. */
  #try(step: (reader: AnswerReader) => void): void {
    if (!this.#reader) {
      this.#socket.destroy();
      return;
    }
    try {
      step(this.#reader);
    } catch (error) {
      this.#fail(
        error instanceof Error ? error : new Error('the answer could not be passed on', { cause: error }),
      );
    }
  }

  #onSilence(): void {
    // A client that reads slowly is no fault of the service.
    if (this.#handler && this.#socket.isPaused()) this.#socket.setTimeout(this.#settings.silenceMs);
    else this.#fail(new Error('the service fell silent'));
  }

  #fail(error: Error, { isAbort = false } = {}): void {
    clearTimeout(this.#connecting);
    const handler = this.#handler;
    this.#handler = undefined;
    this.#reader = undefined;
    this.#socket.destroy();
    const isUnreached = !this.#isConnected && !isAbort;
    handler?.onError(isUnreached ? new Unreached('the service cannot be reached', { cause: error }) : error);
  }
}
