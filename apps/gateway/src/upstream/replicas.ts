import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { ReplicaHealth, type ReplicaState } from '@drydock/http-kit';
import { askReplica } from './ask-replica.ts';
import { stateOf } from './state-of.ts';
import { sendUpload, type Upload } from './upload.ts';
import type { AnswerHandler } from './wire/connection.ts';
import { Connections } from './wire/connections.ts';

export interface Replica {
  readonly origin: string;
  readonly health: ReplicaHealth;
  /** For questions without a body, or with one that is held. */
  readonly connections: Connections;
  /** For bodies that are streamed. */
  upload(upload: Upload, handler: AnswerHandler): void;
}

export interface ReplicasSettings {
  /** `http://host:port`; a host with several addresses counts as several replicas. */
  readonly urls: readonly string[];
  readonly connectTimeoutMs?: number;
  /** How often each is asked whether it stops, and one that is out whether it is there again. */
  readonly askEveryMs?: number;
  /** A replica gets no more calls, or gets them again. */
  readonly onReplica?: ((origin: string, state: ReplicaState) => void) | undefined;
  readonly resolveEveryMs?: number;
}

const silenceMs = 300_000;
const maxHeadBytes = 64 * 1024;
/** Shorter than any server keeps a connection: Node's own default is 5 s. */
const idleMs = 4_000;

/** A service's replicas, taken in turn. */
export class Replicas {
  readonly #settings: ReplicasSettings & { readonly connectTimeoutMs: number };
  #replicas: readonly Replica[] = [];
  #next = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #retired = new Set<Promise<void>>();

  constructor(settings: ReplicasSettings) {
    const { resolveEveryMs = 5_000 } = settings;
    this.#settings = { connectTimeoutMs: 2_000, ...settings };
    this.#use(settings.urls);
    if (settings.urls.some((url) => isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) === 0)) {
      this.#timer = setInterval(() => void this.#resolve(), resolveEveryMs).unref();
      void this.#resolve();
    }
  }

  get size(): number {
    return this.#replicas.length;
  }

  /**
   * The next one in turn that serves and has not had the call yet; where there is none, one that serves, or one that stops but is not out;
   * when all are out, the next one all the same. One that stops ends taking connections at a moment that it alone knows, and an upload
   * that meets it there cannot be repeated.
   */
  take(tried?: ReadonlySet<string>): Replica {
    const replica =
      this.#nextThat(({ origin, health }) => health.state === 'serving' && !tried?.has(origin)) ??
      this.#nextThat(({ health }) => health.state === 'serving') ??
      this.#nextThat(({ health }) => !health.isOut) ??
      this.#nextThat(() => true);
    if (!replica) throw new Error('no replica is configured');
    return replica;
  }

  #nextThat(isWanted: (replica: Replica) => boolean): Replica | undefined {
    const count = this.#replicas.length;
    for (let step = 1; step <= count; step += 1) {
      const at = (this.#next + step) % count;
      const replica = this.#replicas[at];
      if (!replica || !isWanted(replica)) continue;
      this.#next = at;
      return replica;
    }
    return undefined;
  }

  get areAllOut(): boolean {
    return this.#replicas.every(({ health }) => health.isOut);
  }

  /** How many are in each state. */
  count(): Readonly<Record<ReplicaState, number>> {
    const counts = { serving: 0, stopping: 0, out: 0 };
    for (const { health } of this.#replicas) counts[health.state] += 1;
    return counts;
  }

  list(): readonly Replica[] {
    return this.#replicas;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const { health } of this.#replicas) health.close();
    await Promise.all([...this.#replicas.map(({ connections }) => connections.close()), ...this.#retired]);
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
    const current = new Map(this.#replicas.map((replica) => [replica.origin, replica]));
    this.#replicas = urls.map((url) => {
      const { origin } = new URL(url);
      const known = current.get(origin);
      current.delete(origin);
      return known ?? this.#open(origin);
    });
    for (const { connections, health } of current.values()) {
      health.close();
      this.#closeInTime(connections);
    }
  }

  /** When its requests have ended. */
  #closeInTime(open: { close(): Promise<void> }): void {
    const closing = open
      .close()
      .catch(() => undefined)
      .finally(() => this.#retired.delete(closing));
    this.#retired.add(closing);
  }

  #open(origin: string): Replica {
    const { connectTimeoutMs, askEveryMs = 500, onReplica } = this.#settings;
    const options = {
      // The exchange has its own time limit, which begins when the upload ends.
      headersTimeout: 0,
      bodyTimeout: silenceMs,
      maxHeaderSize: maxHeadBytes,
      connect: { timeout: connectTimeoutMs, noDelay: true },
    };
    const connect = () => new Connections({ origin, connectTimeoutMs, silenceMs, maxHeadBytes, idleMs });
    const health = new ReplicaHealth({
      ask: async () => {
        // A kept connection may be what is wrong.
        const connections = connect();
        const answer = await askReplica({ origin, connections }, '/livez');
        this.#closeInTime(connections);
        return stateOf(answer);
      },
      askEveryMs,
      watchEveryMs: askEveryMs,
      onChange: (state) => onReplica?.(origin, state),
    });
    return {
      origin,
      connections: connect(),
      health,
      upload: (upload, handler) => this.#closeInTime(sendUpload(origin, options, { upload, handler })),
    };
  }
}
