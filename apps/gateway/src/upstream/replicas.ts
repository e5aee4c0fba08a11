import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { sendUpload, type Upload } from './upload.ts';
import type { AnswerHandler } from './wire/connection.ts';
import { Connections } from './wire/connections.ts';

export interface Replica {
  readonly origin: string;
  /** For questions without a body, or with one that is held. */
  readonly connections: Connections;
  /** For bodies that are streamed. */
  upload(upload: Upload, handler: AnswerHandler): void;
}

export interface ReplicasSettings {
  /** `http://host:port`; a host with several addresses counts as several replicas. */
  readonly urls: readonly string[];
  readonly connectTimeoutMs?: number;
  /** For how long a replica that could not be reached gets no request, unless all are out. */
  readonly ejectionMs?: number;
  readonly resolveEveryMs?: number;
}

const silenceMs = 300_000;
const maxHeadBytes = 64 * 1024;
/** Shorter than any server keeps a connection: Node's own default is 5 s. */
const idleMs = 4_000;

interface Slot extends Replica {
  ejectedUntil: number;
}

/** A service's replicas, taken in turn. */
export class Replicas {
  readonly #settings: Required<ReplicasSettings>;
  #slots: readonly Slot[] = [];
  #next = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #retired = new Set<Promise<void>>();

  constructor(settings: ReplicasSettings) {
    this.#settings = { connectTimeoutMs: 2_000, ejectionMs: 500, resolveEveryMs: 5_000, ...settings };
    this.#use(settings.urls);
    if (settings.urls.some((url) => isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0)) {
      this.#timer = setInterval(() => void this.#resolve(), this.#settings.resolveEveryMs).unref();
      void this.#resolve();
    }
  }

  get size(): number {
    return this.#slots.length;
  }

  /** The next one in turn that is not out; when all are, the next one all the same. */
  take(): Replica {
    const now = performance.now();
    let slot: Slot | undefined;
    for (let tried = 0; tried < this.#slots.length; tried += 1) {
      this.#next = (this.#next + 1) % this.#slots.length;
      slot = this.#slots[this.#next];
      if (slot && slot.ejectedUntil <= now) return slot;
    }
    if (!slot) throw new Error('no replica is configured');
    return slot;
  }

  eject(origin: string): void {
    const until = performance.now() + this.#settings.ejectionMs;
    for (const slot of this.#slots) if (slot.origin === origin) slot.ejectedUntil = until;
  }

  list(): readonly Replica[] {
    return this.#slots;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#slots.map((slot) => slot.connections.close()), ...this.#retired]);
  }

  async #resolve(): Promise<void> {
    const origins = await Promise.all(
      this.#settings.urls.map(async (text) => {
        const url = new URL(text);
        if (isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) return [text];
        const found = await lookup(url.hostname, { all: true }).catch(() => []);
        return found.map(({ address, family }) => {
          const host = family === 6 ? `[${address}]` : address;
          return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
        });
      }),
    );
    const all = [...new Set(origins.flat())];
    // A name server that is away takes no replica away.
    if (all.length > 0) this.#use(all);
  }

  #use(urls: readonly string[]): void {
    const current = new Map(this.#slots.map((slot) => [slot.origin, slot]));
    this.#slots = urls.map((url) => {
      const { origin } = new URL(url);
      const known = current.get(origin);
      current.delete(origin);
      return known ?? this.#open(origin);
    });
    for (const { connections } of current.values()) this.#closeInTime(connections);
  }

  /** When its requests have ended. */
  #closeInTime(open: { close(): Promise<void> }): void {
    const closing = open
      .close()
      .catch(() => undefined)
      .finally(() => this.#retired.delete(closing));
    this.#retired.add(closing);
  }

  #open(origin: string): Slot {
    const { connectTimeoutMs } = this.#settings;
    const options = {
      // The exchange has its own time limit, which begins when the upload ends.
      headersTimeout: 0,
      bodyTimeout: silenceMs,
      maxHeaderSize: maxHeadBytes,
      connect: { timeout: connectTimeoutMs, noDelay: true },
    };
    return {
      origin,
      connections: new Connections({ origin, connectTimeoutMs, silenceMs, maxHeadBytes, idleMs }),
      ejectedUntil: 0,
      upload: (upload, handler) => this.#closeInTime(sendUpload(origin, options, { upload, handler })),
    };
  }
}
