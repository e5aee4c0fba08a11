import { Connection, type AnswerHandler, type ConnectionSettings } from './connection.ts';
import type { Question } from './question.ts';

export interface ConnectionsSettings extends Pick<
  ConnectionSettings,
  'connectTimeoutMs' | 'silenceMs' | 'maxHeadBytes'
> {
  /** `http://host:port` */
  readonly origin: string;
  /** A connection that was idle for longer is not used again: its other end may be about to close it. */
  readonly idleMs: number;
}

/** Kept connections to one service, the one that was used last first, so that those that are not needed get old and end. */
export class Connections {
  readonly #settings: ConnectionsSettings;
  readonly #address: { readonly host: string; readonly port: number };
  readonly #open = new Set<Connection>();
  readonly #idle: { readonly connection: Connection; readonly sinceMs: number }[] = [];
  #sweep: NodeJS.Timeout | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(settings: ConnectionsSettings) {
    this.#settings = settings;
    const { hostname, port } = new URL(settings.origin);
    this.#address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) };
  }

  ask(question: Question, handler: AnswerHandler): void {
    (this.#takeIdle() ?? this.#connect()).ask(question, handler);
  }

  /** Resolves when the questions under way have ended. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    const empty = new Promise<void>((resolve) => (this.#onEmpty = resolve));
    for (const { connection } of this.#idle.splice(0)) connection.destroy();
    if (this.#open.size > 0) await empty;
  }

  #connect(): Connection {
    const { connectTimeoutMs, silenceMs, maxHeadBytes } = this.#settings;
    const connection = new Connection({
      ...this.#address,
      connectTimeoutMs,
      silenceMs,
      maxHeadBytes,
      onFree: (free) => this.#keep(free),
      onClosed: (closed) => this.#forget(closed),
    });
    this.#open.add(connection);
    return connection;
  }

  #takeIdle(): Connection | undefined {
    const last = this.#idle.pop();
    if (!last) return undefined;
    if (performance.now() - last.sinceMs <= this.#settings.idleMs) return last.connection;
    // The others have been idle for longer still.
    for (const { connection } of [last, ...this.#idle.splice(0)]) connection.destroy();
    return undefined;
  }

  #keep(connection: Connection): void {
    if (this.#onEmpty) {
      connection.destroy();
      return;
    }
    this.#idle.push({ connection, sinceMs: performance.now() });
    this.#sweep ??= setInterval(() => this.#dropOld(), this.#settings.idleMs).unref();
  }

  #dropOld(): void {
    const oldestMs = performance.now() - this.#settings.idleMs;
    const firstYoung = this.#idle.findIndex(({ sinceMs }) => sinceMs >= oldestMs);
    const old = this.#idle.splice(0, firstYoung < 0 ? this.#idle.length : firstYoung);
    for (const { connection } of old) connection.destroy();
  }

  #forget(connection: Connection): void {
    this.#open.delete(connection);
    const index = this.#idle.findIndex((one) => one.connection === connection);
    if (index >= 0) this.#idle.splice(index, 1);
    if (this.#open.size === 0) this.#onEmpty?.();
  }
}
