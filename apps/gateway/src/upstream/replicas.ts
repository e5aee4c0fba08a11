import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Client, Pool, type Dispatcher } from 'undici';

export interface Replica {
  readonly origin: string;
  readonly pool: Pool;
  /**
   * For bodies that can be sent once only, on a connection of its own: on a kept one the replica may just have gone away, and the body
   * with it, while a new one fails before anything is sent.
   */
  dispatchUpload(request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void;
}

export interface ReplicasSettings {
  /** `http://host:port`; a host with several addresses counts as several replicas. */
  readonly urls: readonly string[];
  readonly connectTimeoutMs?: number;
  /** For how long a replica that could not be reached gets no request, unless all are out. */
  readonly ejectionMs?: number;
  readonly resolveEveryMs?: number;
}

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
    await Promise.all([...this.#slots.map((slot) => slot.pool.close()), ...this.#retired]);
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
    for (const { pool } of current.values()) this.#closeInTime(pool);
  }

  /** When its requests have ended. */
  #closeInTime(dispatcher: Dispatcher): void {
    const closing = dispatcher
      .close()
      .catch(() => undefined)
      .finally(() => this.#retired.delete(closing));
    this.#retired.add(closing);
  }

  #open(origin: string): Slot {
    const options = {
      // The exchange has its own time limit, which begins when the upload ends.
      headersTimeout: 0,
      bodyTimeout: 300_000,
      maxHeaderSize: 64 * 1024,
      connect: { timeout: this.#settings.connectTimeoutMs, noDelay: true },
    };
    return {
      origin,
      pool: new Pool(origin, options),
      ejectedUntil: 0,
      dispatchUpload: (request, handler) => {
        const client = new Client(origin, options);
        client.dispatch(request, handler);
        this.#closeInTime(client);
      },
    };
  }
}
