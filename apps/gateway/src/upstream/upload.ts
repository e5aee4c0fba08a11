import type { Readable } from 'node:stream';
import { Client, type Dispatcher } from 'undici';
import type { AnswerHandler } from './wire/connection.ts';

export interface Upload {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  readonly body: Readable;
}

const latin1 = (bytes: Buffer): string => bytes.toString('latin1');

/** What undici tells of an answer, told as the gateway's own connections do. */
class UploadAnswer implements Dispatcher.DispatchHandler {
  readonly #handler: AnswerHandler;

  constructor(handler: AnswerHandler) {
    this.#handler = handler;
  }

  onConnect(abort: (error?: Error) => void): void {
    this.#handler.onStart(abort);
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void, reason: string): boolean {
    if (status >= 200) this.#handler.onHead({ status, reason, headers: raw.map(latin1) }, resume);
    return true;
  }

  onData(chunk: Buffer): boolean {
    return this.#handler.onData(chunk, false);
  }

  onComplete(): void {
    this.#handler.onEnd();
  }

  onError(error: Error): void {
    this.#handler.onError(error);
  }
}

/**
 * Sends a body that can be sent once only, on a connection of its own: on a kept one the replica may just have gone away, and the
 * body with it, while a new one fails before anything is sent. @returns the client, to be closed.
 */
export function sendUpload(
  origin: string,
  options: Client.Options,
  { upload, handler }: { readonly upload: Upload; readonly handler: AnswerHandler },
): Client {
  const client = new Client(origin, options);
  client.dispatch(upload, new UploadAnswer(handler));
  return client;
}
