import pg from 'pg';

/** Where the code that owns a connection is. */
export type Status =
  /** It would send this statement next. */
  | { readonly kind: 'ready'; readonly sql: string }
  /** Its statement waits for a lock of the other. */
  | { readonly kind: 'waiting'; readonly sql: string }
  | { readonly kind: 'ended' };

class Abandoned extends Error {}

interface Waiting {
  readonly sql: string;
  readonly go: () => void;
  readonly stop: (error: Error) => void;
}

/** Ids from a sequence differ from run to run and are never compared with anything but themselves. */
const withoutNewIds = (text: string): string => text.replaceAll(/\b1\d{6}\b/g, 'new');

/** What nobody else can notice needs no turn of its own. */
const isUnseen = (sql: string): boolean => /^(BEGIN|SET LOCAL)\b/.test(sql);

/**
 * One connection whose statements are sent one by one, when they are let. It stands in the place of a pool, and everything that it answers
 * comes from PostgreSQL.
 */
export class Connection {
  readonly #client: pg.Client;
  readonly #rewrite: (sql: string) => string;
  #pid = 0;
  #next: Waiting | undefined;
  #sent: string | undefined;
  #hasEnded = true;
  #isAbandoned = false;
  #changed: () => void = () => undefined;
  #answers: string[] = [];
  #run: Promise<unknown> = Promise.resolve();

  constructor(url: string, rewrite: (sql: string) => string) {
    this.#client = new pg.Client({
      connectionString: url,
      options: '-c search_path=registry,pg_catalog,public',
    });
    this.#rewrite = rewrite;
  }

  async open(): Promise<void> {
    await this.#client.connect();
    const { rows } = await this.#client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    this.#pid = rows[0]?.pid ?? 0;
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  get pid(): number {
    return this.#pid;
  }

  /** What each statement gave so far; two runs with the same answers are at the same place. */
  get answers(): readonly string[] {
    return this.#answers;
  }

  /** Starts code that uses `pool`; it comes to its first statement and stops there. */
  async start(run: (pool: pg.Pool) => Promise<unknown>): Promise<void> {
    this.#hasEnded = false;
    this.#isAbandoned = false;
    this.#answers = [];
    const end = (outcome: string) => {
      this.#answers.push(outcome);
      this.#hasEnded = true;
      this.#changed();
    };
    this.#run = run(this.#pool()).then(
      () => end('done'),
      (error: unknown) => end(error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    );
    await this.#arrive();
  }

  /** Lets the next statement go, and waits until the code has come to the one after, has ended, or `isBlocked`. */
  async step(isBlocked: (pid: number) => Promise<boolean>): Promise<Status> {
    const next = this.#next;
    this.#next = undefined;
    this.#sent = next?.sql;
    next?.go();
    return this.settle(isBlocked);
  }

  /** As after a step: where is it once nothing more happens by itself? */
  async settle(isBlocked: (pid: number) => Promise<boolean>): Promise<Status> {
    const arrived = this.#arrive();
    let hasArrived = false;
    void arrived.then(() => {
      hasArrived = true;
    });
    while (!hasArrived) {
      const sent = this.#sent;
      if (sent === undefined) await arrived;
      else if (await isBlocked(this.#pid)) return { kind: 'waiting', sql: sent };
    }
    return this.#next ? { kind: 'ready', sql: this.#next.sql } : { kind: 'ended' };
  }

  /** Ends the run wherever it is, leaving no transaction open. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    const next = this.#next;
    this.#next = undefined;
    if (next?.sql === 'ROLLBACK') next.go();
    else next?.stop(new Abandoned());
    await this.#run;
  }

  #arrive(): Promise<void> {
    if (this.#hasEnded || this.#next) return Promise.resolve();
    return new Promise((resolve) => {
      this.#changed = resolve;
    });
  }

  async #ask(args: readonly unknown[]): Promise<unknown> {
    const [first, values] = args;
    const given: unknown = typeof first === 'string' ? { text: first, values } : first;
    if (typeof given !== 'object' || given === null || !('text' in given)) throw new Error('not a query');
    const sql = this.#rewrite(String(given.text));
    const parameters = 'values' in given && Array.isArray(given.values) ? given.values : [];
    if (!isUnseen(sql)) await this.#turn(sql);
    if (this.#isAbandoned && sql !== 'ROLLBACK') throw new Abandoned();
    if (sql.startsWith('SET LOCAL lock_timeout')) return { rows: [], rowCount: null };
    this.#sent = sql;
    try {
      const { rows, rowCount } = await this.#client.query({ text: sql, values: parameters });
      this.#answers.push(withoutNewIds(JSON.stringify([rowCount, rows])));
      return { rows, rowCount };
    } catch (error) {
      this.#answers.push(error instanceof Error && 'code' in error ? String(error.code) : String(error));
      throw error;
    } finally {
      this.#sent = undefined;
    }
  }

  #turn(sql: string): Promise<void> {
    if (this.#isAbandoned) return sql === 'ROLLBACK' ? Promise.resolve() : Promise.reject(new Abandoned());
    return new Promise((go, stop) => {
      this.#next = { sql, go, stop };
      this.#changed();
    });
  }

  #pool(): pg.Pool {
    const query = (...args: unknown[]): Promise<unknown> => this.#ask(args);
    const release = () => undefined;
    const connect = () => Promise.resolve({ query, release });
    return new Proxy(new pg.Pool({ max: 1 }), {
      get(_, name) {
        if (name === 'query') return query;
        if (name === 'connect') return connect;
        throw new Error(`the transitions use ${String(name)} of the pool, which the search does not know`);
      },
    });
  }
}
