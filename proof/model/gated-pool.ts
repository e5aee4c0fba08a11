import type pg from 'pg';
import type { Fault, Gate } from './gate.ts';
import { prepared } from './prepared.ts';

export interface GatedPoolOptions {
  readonly pool: pg.Pool;
  readonly gate: Gate;
  readonly fault: Fault;
  /** Takes a safeguard out of a statement, for a mutation. */
  readonly rewrite: (sql: string) => string;
  readonly beforeStatement: (query: {
    readonly text: string;
    readonly values: readonly unknown[];
  }) => Promise<void>;
  /** Gives a key that was made up just now the name that it has in the model. */
  readonly rename: (value: unknown) => unknown;
}

interface Kept {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

const isReadOnly = (sql: string): boolean =>
  /^\s*(SELECT|BEGIN|COMMIT|ROLLBACK|SET|WITH RECURSIVE)\b/.test(sql);
const connectionLost = () => Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' });

/**
 * A pool whose every transaction, and every statement outside one, is a step of the gate. What it hands out is real: it is the real pool's.
 */
export function createGatedPool(options: GatedPoolOptions): pg.Pool {
  const { pool, gate, fault, rewrite, rename } = options;
  type Ask = (query: { text: string; values: unknown[]; name?: string }) => Promise<Kept>;

  const read = (args: readonly unknown[]): { text: string; values: unknown[]; name?: string } => {
    const [first, second] = args;
    const config: unknown = typeof first === 'string' ? { text: first, values: second } : first;
    if (typeof config !== 'object' || config === null || !('text' in config)) throw new Error('not a query');
    const values = 'values' in config && Array.isArray(config.values) ? config.values : [];
    const text = rewrite(String(config.text));
    // A text without values may hold several statements, which can't be prepared.
    return { ...(values.length > 0 ? prepared(text) : { text }), values: values.map(rename) };
  };
  const ask = async (args: readonly unknown[], send: Ask): Promise<Kept> => {
    const query = read(args);
    const isEnd = query.text === 'COMMIT';
    await options.beforeStatement(query);
    if (!isReadOnly(query.text)) gate.hasWritten = true;
    if (isEnd && fault === 'refused') {
      await send({ text: 'ROLLBACK', values: [] });
      throw connectionLost();
    }
    const { rows, rowCount } = await send(query);
    if (isEnd && fault === 'answer-lost') throw connectionLost();
    return { rows, rowCount };
  };

  const query = (...args: unknown[]): Promise<unknown> =>
    gate.step(undefined, async () => {
      if (fault === 'refused') throw connectionLost();
      const answer = await ask(args, (one) => pool.query(one));
      if (fault === 'answer-lost') throw connectionLost();
      return answer;
    });

  const connect = async (): Promise<unknown> => {
    await gate.begin();
    const client = gate.isReplaying ? undefined : await pool.connect();
    return {
      query: (...args: unknown[]) =>
        gate.call(() => {
          if (!client) throw new Error('a recorded transaction asks no database');
          return ask(args, (one) => client.query(one));
        }),
      release: () => {
        client?.release();
        gate.end();
      },
    };
  };

  return new Proxy(pool, {
    get(_, name) {
      if (name === 'query') return query;
      if (name === 'connect') return connect;
      throw new Error(`the transitions use ${String(name)} of the pool, which the model does not know`);
    },
  });
}
