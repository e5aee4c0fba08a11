import type { IncomingMessage, ServerResponse } from 'node:http';
import { responseHeaders } from './forwarded-headers.ts';
import type { AnswerHead } from './wire/answer-head.ts';
import type { AnswerHandler } from './wire/connection.ts';

export interface ExchangeSettings {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly requestId: string;
  readonly carriesBody: boolean;
  /** From the end of the request to the head of the answer. */
  readonly answerTimeoutMs: number;
  readonly treatsUnavailableAsAway: boolean;
  /** Called each time that no head has come for so long. */
  readonly patienceMs: number;
  readonly onWaiting: () => void;
  /** No answer has begun, and the client is still there. */
  readonly onFailure: (failure: ExchangeFailure) => void;
}

export interface ExchangeFailure {
  readonly kind: 'timeout' | 'hung' | 'broken' | 'unavailable';
  readonly error: unknown;
}

const unavailableStatuses = new Set([502, 503, 504]);

class AnswerTimeout extends Error {}
class Hung extends Error {}
class SaidUnavailable extends Error {}
class ClientGone extends Error {}

/** One request on its way to one replica. The answer's chunks go to the client's socket as they come. */
export class Exchange implements AnswerHandler {
  readonly #settings: ExchangeSettings;
  #abort: ((reason: Error) => void) | undefined;
  #resume: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting: NodeJS.Timeout;
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
    this.#waiting = setInterval(settings.onWaiting, settings.patienceMs);
    if (!settings.carriesBody || settings.req.readableEnded) this.#awaitAnswer();
    else settings.req.once('end', this.#onRequestEnd);
  }

  #awaitAnswer(): void {
    this.#timer ??= setTimeout(() => this.#abort?.(new AnswerTimeout()), this.#settings.answerTimeoutMs);
  }

  /** The replica is hung. Fails as `hung` unless the answer has begun. */
  abandon(): void {
    if (!this.#isDone && !this.#settings.res.headersSent) this.#abort?.(new Hung());
  }

  onStart(abort: (reason: Error) => void): void {
    this.#abort = abort;
    if (this.#settings.res.destroyed) abort(new ClientGone());
  }

  onHead(head: Pick<AnswerHead, 'status' | 'reason' | 'headers'>, resume: () => void): void {
    const { res, requestId, treatsUnavailableAsAway } = this.#settings;
    this.#stopWaiting();
    if (treatsUnavailableAsAway && unavailableStatuses.has(head.status)) {
      this.#abort?.(new SaidUnavailable());
      return;
    }
    this.#resume = resume;
    res.writeHead(head.status, head.reason, responseHeaders(head.headers, requestId));
  }

  onData(chunk: Buffer, isLast: boolean): boolean {
    if (!isLast) return this.#settings.res.write(chunk);
    // Head and body of a small answer leave together.
    this.#settings.res.end(chunk);
    return true;
  }

  onEnd(): void {
    this.#finish();
    if (!this.#settings.res.writableEnded) this.#settings.res.end();
  }

  onError(error: Error): void {
    this.#finish();
    const { res, onFailure } = this.#settings;
    if (error instanceof ClientGone || res.destroyed) return;
    // A part must not be taken for the whole.
    if (res.headersSent) res.destroy();
    else if (error instanceof AnswerTimeout) onFailure({ kind: 'timeout', error });
    else if (error instanceof Hung) onFailure({ kind: 'hung', error });
    else if (error instanceof SaidUnavailable) onFailure({ kind: 'unavailable', error });
    else onFailure({ kind: 'broken', error });
  }

  #finish(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#stopWaiting();
    const { req, res } = this.#settings;
    res.off('close', this.#onClientClose).off('drain', this.#onDrain);
    req.off('end', this.#onRequestEnd);
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#waiting);
  }
}
