import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { responseHeaders } from './forwarded-headers.ts';

export interface ExchangeSettings {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly requestId: string;
  readonly carriesBody: boolean;
  /** From the end of the request to the head of the answer. */
  readonly answerTimeoutMs: number;
  readonly treatsUnavailableAsAway: boolean;
  /** No answer has begun, and the client is still there. */
  readonly onFailure: (failure: ExchangeFailure) => void;
}

export interface ExchangeFailure {
  readonly kind: 'timeout' | 'broken' | 'unavailable';
  readonly error: unknown;
}

const unavailableStatuses = new Set([502, 503, 504]);

class AnswerTimeout extends Error {}
class SaidUnavailable extends Error {}
class ClientGone extends Error {}

/**
 * One request on its way to one replica. Undici's callbacks rather than its streams: the answer's chunks go to the client's
 * socket as they come, and header names keep their spelling.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #settings: ExchangeSettings;
  #abort: ((error?: Error) => void) | undefined;
  #resume: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDone = false;
  readonly #onClientClose = (): void => {
    if (!this.#settings.res.writableFinished) this.#abort?.(new ClientGone());
  };
  readonly #onDrain = (): void => this.#resume?.();
  readonly #onRequestEnd = (): void => this.#awaitAnswer();

  constructor(settings: ExchangeSettings) {
    this.#settings = settings;
    settings.res.on('close', this.#onClientClose);
    settings.res.on('drain', this.#onDrain);
    if (!settings.carriesBody || settings.req.readableEnded) this.#awaitAnswer();
    else settings.req.once('end', this.#onRequestEnd);
  }

  #awaitAnswer(): void {
    this.#timer ??= setTimeout(() => this.#abort?.(new AnswerTimeout()), this.#settings.answerTimeoutMs);
  }

  onConnect(abort: (error?: Error) => void): void {
    this.#abort = abort;
    if (this.#settings.res.destroyed) abort(new ClientGone());
  }

  onHeaders(statusCode: number, raw: Buffer[], resume: () => void, statusText: string): boolean {
    if (statusCode < 200) return true;
    clearTimeout(this.#timer);
    if (this.#settings.treatsUnavailableAsAway && unavailableStatuses.has(statusCode)) {
      this.#abort?.(new SaidUnavailable());
      return false;
    }
    this.#resume = resume;
    this.#settings.res.writeHead(statusCode, statusText, responseHeaders(raw, this.#settings.requestId));
    return true;
  }

  onData(chunk: Buffer): boolean {
    return this.#settings.res.write(chunk);
  }

  onComplete(): void {
    this.#finish();
    this.#settings.res.end();
  }

  onError(error: Error): void {
    this.#finish();
    const { res, onFailure } = this.#settings;
    if (error instanceof ClientGone || res.destroyed) return;
    // A part must not be taken for the whole.
    if (res.headersSent) res.destroy();
    else if (error instanceof AnswerTimeout) onFailure({ kind: 'timeout', error });
    else if (error instanceof SaidUnavailable) onFailure({ kind: 'unavailable', error });
    else onFailure({ kind: 'broken', error });
  }

  #finish(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    clearTimeout(this.#timer);
    const { req, res } = this.#settings;
    res.off('close', this.#onClientClose).off('drain', this.#onDrain);
    req.off('end', this.#onRequestEnd);
  }
}
